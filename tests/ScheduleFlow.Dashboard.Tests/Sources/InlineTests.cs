using System.Text.RegularExpressions;

namespace ScheduleFlow.Dashboard.Tests.Sources;

/// <summary>The content policy lets nothing inline run or look: what has it would be broken only in a browser.</summary>
public sealed partial class InlineTests
{
    [Fact]
    public void The_page_has_neither_inline_scripts_nor_inline_styles()
    {
        var page = File.ReadAllText(Path.Combine(SourceFiles.Root, "wwwroot", "index.html"));

        page.Should().Contain("<base href=\"/ui/\"").And.Contain("_framework/blazor.webassembly.js");
        Scripts().Matches(page).Should().NotBeEmpty().And.OnlyContain(script => script.Value.Contains(" src=\"") && script.Groups[1].Value.Trim().Length == 0);
        page.Should().NotMatchRegex("<style|\\sstyle=|\\son[a-z]+=|https?://(?!www\\.w3\\.org/)");
    }

    [Fact]
    public void No_markup_has_a_style_attribute()
    {
        var faults = SourceFiles.All("*.razor")
            .SelectMany(file => File.ReadLines(file).Select((line, at) => (Where: $"{SourceFiles.NameOf(file)}:{at + 1}", line)))
            .Where(line => Inline().IsMatch(line.line))
            .Select(line => $"{line.Where}: {line.line.Trim()}");

        faults.Should().BeEmpty("style-src 'self' refuses it: use a class, or an attribute of SVG");
    }

    [Fact]
    public void No_script_sets_a_style_by_text()
    {
        SourceFiles.All("*.js").Where(file => StyleByText().IsMatch(File.ReadAllText(file))).Select(SourceFiles.NameOf).Should().BeEmpty(
            "element.style.x = … is allowed by the policy, setAttribute(\"style\", …) and cssText from markup are not");
    }

    [GeneratedRegex("<script[^>]*>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Scripts();

    [GeneratedRegex("""\sstyle\s*=\s*["'@]|<style|<Virtualize|javascript:""")]
    private static partial Regex Inline();

    [GeneratedRegex("""setAttribute\(\s*["']style["']|\beval\(|new Function\(|\bdocument\.write\(""")]
    private static partial Regex StyleByText();
}
