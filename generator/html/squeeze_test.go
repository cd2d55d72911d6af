package html

import "testing"

func TestStyleIsServedWithoutWhatSaysNothing(t *testing.T) {
	for _, c := range []struct{ sheet, want string }{
		{"/* why */\na :is(b, i) > p {\n  color: red;\n  margin: 0 auto;\n}\n", "a :is(b,i)>p{color:red;margin:0 auto}\n"},
		{`p::before { content: "a;  b /* kept */ \" {"; }`, `p::before{content:"a;  b /* kept */ \" {"}` + "\n"},
		{"@media screen and (min-width: 3rem) { a { width: calc(1px + 2px) } }", "@media screen and (min-width:3rem){a{width:calc(1px + 2px)}}\n"},
		{"a/**/b /* cut", "a b\n"},
		{`p { content: "open`, `p{content:"open` + "\n"},
		{"", "\n"},
	} {
		if got := string(squeezedStyle([]byte(c.sheet))); got != c.want {
			t.Errorf("%q becomes %q, not %q", c.sheet, got, c.want)
		}
	}
}

func TestScriptIsServedWithoutWhatSaysNothing(t *testing.T) {
	for _, c := range []struct{ script, want string }{
		{"// why\n{\n  f(); // stays\n\n  // goes\n}\n", "{\nf(); // stays\n}\n"},
		{`  const a = (b) => b ? "x : y" : [c, - -d];`, `const a=(b)=>b?"x : y":[c,- -d];` + "\n"},
		{"  a = `b = ${c}`;\n", "a = `b = ${c}`;\n"},
		{"  a = /b = c/;\n", "a = /b = c/;\n"},
	} {
		if got := string(squeezedScript([]byte(c.script))); got != c.want {
			t.Errorf("%q becomes %q, not %q", c.script, got, c.want)
		}
	}
}
