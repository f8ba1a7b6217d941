using System.Text.Json;
using System.Text.RegularExpressions;

namespace ScheduleFlow.Dashboard.Tests.Sources;

/// <summary>Every text exists in every language: a file <c>X.en.json</c> has its <c>X.de.json</c> beside it.</summary>
public sealed partial class TextTests
{
    private static readonly string[] Languages = ["en", "de"];

    [Fact]
    public void Each_language_has_the_same_texts_and_none_is_empty()
    {
        foreach (var name in Files())
        {
            var english = Texts(name, "en");
            foreach (var language in Languages)
            {
                var texts = Texts(name, language);
                texts.Keys.Should().BeEquivalentTo(english.Keys, $"{name} is complete in {language}");
                texts.Where(text => string.IsNullOrWhiteSpace(text.Value)).Should().BeEmpty();
                foreach (var (key, text) in texts)
                {
                    Placeholders(text).Should().BeEquivalentTo(Placeholders(english[key]), $"{name}: {key} in {language} names the same values");
                }
            }
        }
    }

    private static IEnumerable<string> Files() => Languages
        .SelectMany(language => SourceFiles.All($"*.{language}.json"))
        .Select(file => Language().Replace(SourceFiles.NameOf(file), ""))
        .Distinct();

    private static string PathOf(string name, string language) => Path.Combine(SourceFiles.Root, $"{name}.{language}.json");

    private static Dictionary<string, string> Texts(string name, string language)
    {
        var file = PathOf(name, language);
        File.Exists(file).Should().BeTrue($"{name} exists in {language}");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file))!;
    }

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct();

    [GeneratedRegex(@"\.[a-z]{2}\.json$")]
    private static partial Regex Language();

    [GeneratedRegex(@"\{[A-Za-z0-9]+[^}]*\}")]
    private static partial Regex Placeholder();
}
