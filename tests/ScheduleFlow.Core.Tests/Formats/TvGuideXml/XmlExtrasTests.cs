using System.Xml;
using ScheduleFlow.Core.Formats.TvGuideXml;

namespace ScheduleFlow.Core.Tests.Formats.TvGuideXml;

public sealed class XmlExtrasTests
{
    [Theory]
    [InlineData("""<extras a="1" b-c="x &amp; &quot;y&quot;&#xA;z"><tags><tag n="&lt;">a &gt; b</tag><live /></tags><x>1</x></extras>""", "1|x & \"y\"\nz", """<tags><tag n="&lt;">a &gt; b</tag><live /></tags><x>1</x>""")]
    [InlineData("""<extras a="1" />""", "1", "")]
    [InlineData("<extras><a></a></extras>", "", "<a></a>")]
    [InlineData("<extras>\n  <a>é</a> </extras>", "", "\n  <a>é</a> ")]
    public void Plain_extras_are_split_without_a_parser_and_as_a_parser_would(string text, string attributes, string children)
    {
        var plain = new PlainExtras(text).Split();

        string.Join('|', plain!.Attributes.Select(attribute => attribute.Value)).Should().Be(attributes);
        plain.Children.Should().Be(children);
        using var xml = XmlReader.Create(new StringReader(text));
        xml.MoveToContent();
        plain.Attributes.Select(attribute => xml.GetAttribute(attribute.Name)).Should().Equal(plain.Attributes.Select(attribute => attribute.Value));
    }

    [Theory]
    [InlineData("""<extras x:a="1" xmlns:x="u" />""")]
    [InlineData("""<extras><x:a xmlns:x="u" /></extras>""")]
    [InlineData("""<extras><a xmlns="u" /></extras>""")]
    [InlineData("<extras><a>🎬</a></extras>")]
    [InlineData("<extras><é /></extras>")]
    public void Extras_of_another_kind_are_left_to_the_parser(string text)
    {
        new PlainExtras(text).Split().Should().BeNull();

        XmlExtras.OfEvent(text).Should().NotBeSameAs(XmlExtras.None);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<extras>")]
    [InlineData("<extras><a></extras>")]
    [InlineData("<extras></a></extras>")]
    [InlineData("<extras><a></b></extras>")]
    [InlineData("<extras><a/></extras><b/>")]
    [InlineData("<extras a=\"1\" a=\"2\"/>")]
    [InlineData("<extras a=\"1/>")]
    [InlineData("<extras><a b=\"<\"/></extras>")]
    [InlineData("<extras>a & b</extras>")]
    [InlineData("<extras>&nbsp;</extras>")]
    [InlineData("<extras>\u0001</extras>")]
    [InlineData("<extras><1/></extras>")]
    [InlineData("<extras><a b='1'c='2'/></extras>")]
    [InlineData("<extras><event><x></event></x></extras>")]
    public void Damaged_extras_are_never_taken_for_well_formed(string text) => new PlainExtras(text).Split().Should().BeNull();

    [Fact]
    public void Extras_nested_deeper_than_plain_ones_are_left_to_the_parser()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 40)) + string.Concat(Enumerable.Repeat("</a>", 40));

        new PlainExtras($"<extras>{deep}</extras>").Split().Should().BeNull();
        XmlExtras.OfEvent($"<extras>{deep}</extras>").Children.Should().Be(deep);
    }

    [Fact]
    public void What_stands_behind_the_element_is_never_written() => XmlExtras.OfEvent("<extras><a/></extras><b/>").Children.Should().NotContain("<b");
}
