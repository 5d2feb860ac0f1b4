"""Names that would be HTML, a comment, the end of a script, a place of the template, or a colour on a terminal."""
print('BENCH </script><script>document.documentElement.dataset.hacked=1</script> 0.5')
print('BENCH <img src=x onerror=document.documentElement.dataset.hacked=2> & "quotes" \x1b[31m 0.25')
print('BENCH <!-- comment 0.125')
print('BENCH {{style}} 1e-6')
