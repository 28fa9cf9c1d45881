using Gate.Core.Markup;
using NUnit.Framework;

namespace Gate.Tests.Unit.Markup;

/// <summary>What counts as formatting of styles and scripts, and what does not.</summary>
internal sealed class MarkupFormatTests
{
    [TestCase("a{color:red}", "a {\n  color: red;\n}\n", true)]
    [TestCase("a>b,c{margin:0 auto}", "a > b,\nc { margin: 0  auto }", true)]
    [TestCase("@media print{a:hover{color:red!important}}", "@media print { a:hover { color: red !important; } }", true)]
    [TestCase("a{b:url(x y)}", "a{b:url(xy)}", false)]
    [TestCase("a :hover{color:red}", "a:hover{color:red}", false)]
    [TestCase("a b{}", "ab{}", false)]
    [TestCase("a{content:\"a  b\"}", "a{content:\"a b\"}", false)]
    [TestCase("a{width:calc(1px + 2px)}", "a{width:calc(1px +2px)}", false)]
    [TestCase("a{margin:0 /* x */ auto}", "a{margin:0 auto}", true)]
    [TestCase("a/**/b{}", "ab{}", false)]
    [TestCase("a{opacity:0.8;margin:-0.5em 0.5em}", "a{opacity:.8;margin:-.5em .5em}", true)]
    [TestCase("a{opacity:0.8}", "a{opacity:8}", false)]
    [TestCase("a{margin:10.5px}", "a{margin:1.5px}", false)]
    [TestCase("a{b:url(0.8.png)}", "a{b:url(.8.png)}", false)]
    [TestCase("a{b:url('x.png')}", "a{b:url(\"x.png\")}", true)]
    [TestCase("a{content:'x\"y'}", "a{content:\"x'y\"}", false)]
    public void Style_sheets(string one, string other, bool areSame) =>
        Assert.That(CssFormat.Normalize(one, isDeclarations: false) == CssFormat.Normalize(other, isDeclarations: false), Is.EqualTo(areSame));

    [TestCase("a=1;b=2", "a = 1;\nb = 2;\n", true)]
    [TestCase("if(a){b()}c()", "if (a) {\n  b();\n}\nc();", true)]
    [TestCase("function f(){return 1}f()", "function f() {\n  return 1; // one\n}\nf()", true)]
    [TestCase("return a", "return\na", false)]
    [TestCase("if(a){return}b()", "if (a) {\n  return\n}\nb()", true)]
    [TestCase("a\n++b", "a++\nb", false)]
    [TestCase("x=function(){}\ny()", "x=function(){} y()", false)]
    [TestCase("a='b  c'", "a='b c'", false)]
    [TestCase("a=`b\n c`", "a=`b c`", false)]
    [TestCase("a=/[/ ]/g;b", "a=/[/  ]/g;b", false)]
    [TestCase("a=b/c/d", "a = b / c / d", true)]
    [TestCase("a=`${b+`${c}`}`", "a=`${ b + `${c}` }`", true)]
    [TestCase("for(;;);", "for(;;)", false)]
    [TestCase("a/*x*/b", "ab", false)]
    [TestCase("a+ +b", "a++b", false)]
    [TestCase("f(1)", "f(2)", false)]
    [TestCase("a='b'", "a=\"b\"", true)]
    [TestCase("a='it\\'s \"x\"'", "a=\"it's \\\"x\\\"\"", true)]
    [TestCase("a='b\\n'", "a='bn'", false)]
    [TestCase("a={'b':1,c:2}", "a = {\n  b: 1,\n  c: 2,\n};", true)]
    [TestCase("a={'b-c':1}", "a={b-c:1}", false)]
    [TestCase("switch(a){case b,'c':d()}", "switch(a){case b,c:d()}", false)]
    [TestCase("a=b?'c':d", "a=b?c:d", false)]
    [TestCase("a=[1,2]", "a=[1,2,]", true)]
    [TestCase("a=[,]", "a=[]", false)]
    [TestCase("a=[1,,]", "a=[1,]", false)]
    [TestCase("a=x=>x", "a=(x)=>x", true)]
    [TestCase("a=(x,y)=>x", "a=x,y=>x", false)]
    [TestCase("f(a)\ng(b)", "f(a);\ng(b);", true)]
    [TestCase("var a='b'\nvar c=a", "var a = \"b\";\nvar c = a;", true)]
    [TestCase("a=b\n(c)", "a=b;(c)", false)]
    [TestCase("a=b\n[c]", "a=b;[c]", false)]
    [TestCase("a=b\n`c`", "a=b;`c`", false)]
    [TestCase("if(a)\nb()", "if(a);b()", false)]
    [TestCase("if(a)\n  b()\nelse\n  c()", "if(a)b();\nelse\nc()", true)]
    [TestCase("let\na", "let;a", false)]
    [TestCase("a=function(){}\nvar b", "a=function(){};var b", true)]
    [TestCase("a=`${\n  b\n}`", "a=`${b}`", true)]
    [TestCase("x=typeof\na", "x=typeof;a", false)]
    [TestCase("for(a\nof b)c()", "for(a;of b)c()", false)]
    [TestCase("import a from 'b'\nwith({})", "import a from 'b';with({})", false)]
    public void Scripts(string one, string other, bool areSame) =>
        Assert.That(JsFormat.Normalize(one) == JsFormat.Normalize(other), Is.EqualTo(areSame));

    [TestCase("&nbsp;&#160;&#xA0;", "\u00A0\u00A0\u00A0")]
    [TestCase("&copy2 &notit; &amp", "\u00A92 \u00ACit; &")]
    [TestCase("&#x80;&#0;&#xD800;&#99999999999;", "\u20AC\uFFFD\uFFFD\uFFFD")]
    [TestCase("a & b &x; &;", "a & b &x; &;")]
    public void Character_references(string text, string decoded) =>
        Assert.That(CharacterReferences.Decode(text, isAttribute: false), Is.EqualTo(decoded));

    [Test]
    public void Old_references_in_an_address_stand_for_themselves() =>
        Assert.That(CharacterReferences.Decode("?a=1&copy=2&lt", isAttribute: true), Is.EqualTo("?a=1&copy=2<"));
}
