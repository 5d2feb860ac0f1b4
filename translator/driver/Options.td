// The options of all commands. llvm-tblgen makes the table of it that command_line.cpp reads. To add an option
// is to write a record here, the line in command_line.cpp that takes its value, and its row in docs/using.md.

include "llvm/Option/OptParser.td"

// Which commands have an option: bits of option_table.h.
def Build : OptionVisibility;
def Run : OptionVisibility;
def Bench : OptionVisibility;
def Emit : OptionVisibility;
def Dis : OptionVisibility;
def Opt : OptionVisibility;
def Compileall : OptionVisibility;
def Package : OptionVisibility;
def Profile : OptionVisibility;
def Foreign : OptionVisibility;

class Commands<list<OptionVisibility> commands> : Visibility<commands>;
defvar translating = [Build, Run, Bench, Emit];
defvar compiling = [Build, Run, Bench];
defvar all = [Build, Run, Bench, Emit, Dis, Profile];
defvar every = [Build, Run, Bench, Emit, Dis, Opt, Compileall, Package, Profile];
// Of each module by itself.
defvar translating_alone = [Build, Run, Bench, Emit, Compileall];
defvar compiling_alone = [Build, Run, Bench, Compileall];
defvar reading = [Build, Run, Bench, Emit, Dis, Compileall, Profile];

// The headings of --help, which LLVM sorts by name.
def code_group : OptionGroup<"<code>">, HelpText<"CODE">;
def general_group : OptionGroup<"<general>">, HelpText<"GENERAL">;
def listing_group : OptionGroup<"<listing>">, HelpText<"LISTING">;
def measuring_group : OptionGroup<"<measuring>">, HelpText<"MEASURING">;
def modules_group : OptionGroup<"<modules>">, HelpText<"MODULES">;
def output_group : OptionGroup<"<output>">, HelpText<"OUTPUT">;
def program_group : OptionGroup<"<program>">, HelpText<"PROGRAM">;
def testing_group : OptionGroup<"<testing>">, HelpText<"WORKING ON LASTI">;

class Switch<string name, OptionGroup group, list<OptionVisibility> commands, string help>
    : Flag<["--"], name>, Group<group>, Commands<commands>, HelpText<help>;

// `--name=VALUE`, and `--name VALUE` as well.
multiclass Value<string name, string value, OptionGroup group, list<OptionVisibility> commands, string help> {
  def "" : Joined<["--"], name # "=">, MetaVarName<value>, Group<group>, Commands<commands>, HelpText<help>;
  def _separate : Separate<["--"], name>, Alias<!cast<Option>(NAME)>, MetaVarName<value>, Group<group>,
                  Commands<commands>;
}

// What is made, and where it goes.
def output : JoinedOrSeparate<["-"], "o">, MetaVarName<"<file>">, Group<output_group>, Commands<[Build, Emit, Profile]>,
             HelpText<"Write to this file">;
defm emit : Value<"emit", "<cpp|obj|exe|module>", output_group, [Build],
                  "What to make: C++ text, an object file without interpreter and bytecode, "
                  "an executable (the default), an extension module for python3.11">;
def module : Switch<"module", output_group, [Build], "The same as --emit=module">,
             Alias<emit>, AliasArgs<["module"]>;
defm report : Value<"report", "<file>", output_group, [Build],
                    "Write what was translated, embedded and left out, as JSON">;

// What is measured, and what is made of it.
defm runs : Value<"runs", "<number>", measuring_group, [Bench],
                  "Runs of each (0: only look whether they do the same); without it, as many as fit into --time">;
defm time : Value<"time", "<seconds>", measuring_group, [Bench],
                  "Time for the runs of a program (default: 10), at least 5 runs of each and at most 100">;
defm clock : Value<"clock", "<wall|processor>", measuring_group, [Bench],
                   "The time to compare: the clock's (the default), or the processor's">;
def instructions : Switch<"instructions", measuring_group, [Bench],
                          "Count instructions as well, with valgrind: slow, but they hardly vary">;
defm against : Value<"against", "<command>", measuring_group, [Bench],
                     "Compare with this command, too: {} in it is the program's file">;
def compare : Switch<"compare", measuring_group, [Bench],
                     "The two files are results of --json, old and new: exit status 1 if the new one is slower">;
defm threshold : Value<"threshold", "<percent>", measuring_group, [Bench],
                       "The loss that --compare takes for slower, if it is beyond the noise (default: 5)">;
def json_results : Joined<["--"], "json=">, MetaVarName<"<file>">, Group<output_group>, Commands<[Bench]>,
                   HelpText<"Write the results as JSON (-: standard output)">;
// `lasti dis` has a switch of this name, which llvm-tblgen takes for the same option unless precedences differ.
def KIND_SEPARATE_BESIDE_FLAG : OptionKind<"Separate", 1>;
def json_results_separate : Option<["--"], "json", KIND_SEPARATE_BESIDE_FLAG>, Alias<json_results>,
                            MetaVarName<"<file>">, Group<output_group>, Commands<[Bench]>;
defm html : Value<"html", "<file>", output_group, [Bench], "Write the results as a page with plots">;
defm markdown : Value<"markdown", "<file>", output_group, [Bench], "Write the results as a Markdown table">;

// Profiles.
def merge : Switch<"merge", output_group, [Profile], "Add up profiles: the files that are named">;
def show : Switch<"show", output_group, [Profile], "Print a profile: how warm, and what the hottest functions saw">;

// What belongs to the program.
def as_module : Flag<["-"], "m">, Group<program_group>, Commands<[Build, Run, Profile]>,
                HelpText<"The input is the name of a module or package, as with python3.11 -m">;
def as_text : Flag<["-"], "c">, Group<program_group>, Commands<[Profile]>,
              HelpText<"The input is the program itself, as with python3.11 -c">;
defm include_module : Value<"include-module", "<name>", program_group, compiling,
                            "Put this module in, too, though no import of it was found">;
defm include_package : Value<"include-package", "<name>", program_group, compiling,
                             "Put this package in, with all modules below it">;
defm exclude_module : Value<"exclude-module", "<name>", program_group, compiling,
                            "Leave this module out, and all below it">;
defm include_data : Value<"include-data", "<path[=place]>", program_group, compiling,
                          "Put a file or a directory in that is no Python">;
defm python_flag : Value<"python-flag", "<-O|-OO>", program_group, reading,
                         "Compile as python3.11 -O does: without asserts; -OO: without docstrings, too">;
defm follow : Value<"follow", "<none|beside|site|all>", program_group, compiling,
                    "How far imports are followed: not at all, beside the program, into site-packages as well, into "
                    "the standard library, too (the default)">;
def standalone : Switch<"standalone", program_group, [Build],
                        "Carry the standard library, packages and shared libraries, too: runs where there is no Python">;
def alone : Switch<"alone", program_group, compiling, "The same as --follow=none">;
defm python : Value<"python", "<path>", program_group, reading, "The interpreter that compiles .py files">;

// What python3.11 -m compileall has as well, in its words.
class ModuleValue<string name, string value, string help>
    : JoinedOrSeparate<["-"], name>, MetaVarName<value>, Group<modules_group>, Commands<[Compileall]>, HelpText<help>;
class ModuleFlag<string name, string help>
    : Flag<["-"], name>, Group<modules_group>, Commands<[Compileall]>, HelpText<help>;
def quiet : ModuleFlag<"q", "Say only what is wrong (-qq: nothing)">;
def quieter : ModuleFlag<"qq", "Say nothing">;
def force : ModuleFlag<"f", "Compile what is current, too">;
def flat : ModuleFlag<"l", "Leave subdirectories out">;
def recursion : ModuleValue<"r", "<number>", "Go so many levels of directories down">;
def exclude : ModuleValue<"x", "<regex>", "Leave out files whose path has this in it">;
def file_list : ModuleValue<"i", "<file>", "Take the files and directories of this list, too (-: standard input)">;
def destination : ModuleValue<"d", "<path>", "The directory that code and tracebacks name">;
def strip : ModuleValue<"s", "<path>", "Take this from the beginning of the paths that code and tracebacks name">;
def prepend : ModuleValue<"p", "<path>", "Put this before the paths that code and tracebacks name">;
def legacy : ModuleFlag<"b", "Write each .pyc beside its source (mod.pyc), not into __pycache__">;
def inside : ModuleValue<"e", "<path>", "Leave out symbolic links that lead out of this directory">;
// Another -o than that of the commands that write one file: two options of a name must differ in their prefixes.
def optimisation : JoinedOrSeparate<["-", "-"], "o">, MetaVarName<"<level>">, Group<modules_group>,
                   Commands<[Compileall]>,
                   HelpText<"Compile for this level of python3.11 -O, 0 to 2. May be given several times">;
def hardlink_dupes : Switch<"hardlink-dupes", modules_group, [Compileall],
                            "Make one file of the .pyc of several levels that are the same">;
defm invalidation_mode : Value<"invalidation-mode", "<mode>", modules_group, [Compileall],
                               "How a .pyc knows its source: timestamp, checked-hash, unchecked-hash">;
defm cache_dir : Value<"cache-dir", "<path>", modules_group, [Compileall],
                       "Keep .pyc files and native code in a tree below this directory, not in __pycache__">;
defm install : Value<"install", "<path>", modules_group, [Package], "Install into this directory of Python's path">;
def pth : Switch<"pth", modules_group, [Package], "Turn it on for every program of that environment (lasti.pth)">;

// How it is translated and compiled.
def level : JoinedOrSeparate<["-"], "O">, MetaVarName<"<0|1|2|3>">, Group<code_group>, Commands<translating_alone>;
class Level<string number, string help>
    : Flag<["-"], "O" # number>, Alias<level>, AliasArgs<[number]>, Group<code_group>, Commands<translating_alone>,
      HelpText<help>;
def level_0 : Level<"0", "The literal form, the reference that tests compare with: "
                         "several times slower than the interpreter">;
def level_1 : Level<"1", "The plain form: operations are called; compiles more than ten times as fast as -O3">;
def level_2 : Level<"2", "Each function in the form that it is worth (the default); --forms shows it">;
def level_3 : Level<"3", "The full form everywhere: operations are copied to where they are used">;
defm profile : Value<"profile", "<profile>", code_group, translating,
                     "Leave interpreted what hardly ran under lasti profile">;
def debug : Switch<"debug", code_group, translating_alone, "Debug information, with lines of the Python source">;
defm cxx : Value<"cxx", "<command>", code_group, compiling_alone,
                 "Compile with this command, not with the Clang inside Lasti">;
def jobs : JoinedOrSeparate<["-"], "j">, MetaVarName<"<number>">, Group<code_group>, Commands<compiling_alone>,
           HelpText<"Threads to compile with (default: one a processor)">;

def json : Switch<"json", listing_group, [Dis], "One JSON object a code object and line">;
def no_stack : Switch<"no-stack", listing_group, [Dis], "Leave out blocks and value stack">;

// For whoever works on Lasti.
defm dump_stage : Value<"dump", "<stage>", testing_group, [Build, Emit],
                  "Print a stage instead: bytecode, graph, forms, lower, the name of a pass, ir, own, cpp">;
def forms : Flag<["--"], "forms">, Alias<dump_stage>, AliasArgs<["forms"]>, Group<code_group>,
            Commands<[Build, Emit]>, HelpText<"Print the form that is chosen for each function, and why">;
defm passes : Value<"passes", "<names>", testing_group, [Build, Emit, Opt],
                    "Run only these passes over the intermediate representation, in this order">;
defm opt_limit : Value<"opt-limit", "<changes>", testing_group, [Build, Emit, Opt],
                       "Let the passes make so many changes to a module; -v shows the last one">;
def leave_checks : Switch<"leave-checks", testing_group, translating_alone,
                          "Make LASTI_LEAVE_EVERY=N (always so at -O0) and LASTI_FAIL_GUARDS=N work">;
def checks : Switch<"checks", testing_group, compiling,
                    "Watch the value stack: a mistake in translated code ends the process">;
def sanitize : Switch<"sanitize", testing_group, compiling,
                      "Compile with AddressSanitizer and UndefinedBehaviorSanitizer">;

def verbose : Flag<["-"], "v">, Group<general_group>, Commands<[Build, Run, Bench, Emit, Opt, Compileall]>,
              HelpText<"Show commands and times on standard error">;
def help : Switch<"help", general_group, every, "Show this">;
def help_short : Flag<["-"], "h">, Alias<help>, Commands<every>;
def version : Switch<"version", general_group, every, "Show the versions of Lasti, its Clang and its Python">;

// What people know from other tools. Each is answered with its help text.
class Elsewhere<string name, string answer> : Flag<["--"], name>, Commands<[Foreign]>, HelpText<answer>;
class ElsewhereValue<string name, string answer>
    : Joined<["--"], name # "=">, Commands<[Foreign]>, HelpText<answer>;
def onefile : Elsewhere<"onefile", "an executable is one file; with --standalone it needs no installation of Python">;
def follow_imports : Elsewhere<"follow-imports", "--follow=none|beside|site|all says how far imports are followed">;
def follow_imports_value : ElsewhereValue<"follow-imports", follow_imports.HelpText>;
def nofollow_imports : Elsewhere<"nofollow-imports", "--follow=none embeds the main file only">;
def output_file : ElsewhereValue<"output", "the output is named with -o <file>">;
def output_word : Elsewhere<"output", output_file.HelpText>;
defvar module_name = "a module that no import names goes in with --include-module=<name>";
def hidden_import : ElsewhereValue<"hidden-import", module_name>;
def hidden_import_word : Elsewhere<"hidden-import", module_name>;
defvar data = "files go in with --include-data=<path[=place]>";
foreach name = ["add-data", "include-data-files", "include-data-dir", "include-package-data"] in {
  def : ElsewhereValue<name, data>;
  def : Elsewhere<name, data>;
}
