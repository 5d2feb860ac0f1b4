// Raising.

#include "emit/emitters.h"

namespace lasti::emit {

void emit_RAISE_VARARGS(Site &site) {
  site.at();
  if (site.oparg() == 0) { // ceval.c do_raise: the current exception keeps its traceback
    site.out.line("if (raise_again(f)) goto {};", site.unwind(ColdPaths::Raise::Again));
    site.out.line("goto {};", site.unwind());
    return;
  }
  std::string cause = site.oparg() == 2 ? site.pop() : "nullptr";
  std::string exception = site.pop();
  site.out.line("raise_exception(f, {}, {});", exception, cause);
  site.out.line("goto {};", site.unwind());
}

void emit_RERAISE(Site &site) {
  site.at();
  size_t oparg = site.oparg();
  std::string lasti = oparg ? site.look(site.stack.size() - oparg - 1) : "Borrowed{}";
  std::string exception = site.pop();
  site.out.line("if (reraise(f, {}, {})) goto {};", lasti, exception, site.unwind(ColdPaths::Raise::Again));
  site.out.line("goto {};", site.unwind());
}

} // namespace lasti::emit
