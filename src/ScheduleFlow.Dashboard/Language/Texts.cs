using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace ScheduleFlow.Dashboard.Language;

/// <summary>
/// The words of the dashboard in the reader's language. Each screen's are beside it in <c>Screen.en.json</c> and
/// <c>Screen.de.json</c>: one flat object of texts by key. A key begins with its screen: <c>now.title</c>. A number that
/// decides the form has two keys, <c>gaps.one</c> and <c>gaps.other</c>.
/// </summary>
public sealed class Texts
{
    public const string English = "en";

    /// <summary>The languages that there are.</summary>
    public static readonly IReadOnlyList<string> Languages = [English, "de"];

    private FrozenDictionary<string, string> _texts = Read(English);

    public event Action? Changed;

    public string Language { get; private set; } = English;

    /// <summary>A text; the key itself where nobody has written it, which a test refuses.</summary>
    public string this[string key] => _texts.GetValueOrDefault(key, key);

    /// <summary>A text with values in the places {0}, {1} …</summary>
    public string this[string key, params object?[] values] => string.Format(CultureInfo.InvariantCulture, this[key], values);

    /// <summary>The form of a text that a number needs, with the number as {0}.</summary>
    public string Count(string key, long number, params object?[] more) =>
        this[$"{key}.{(number == 1 ? "one" : "other")}", [number, .. more]];

    public void Use(string language)
    {
        Language = Languages.Contains(language) ? language : English;
        _texts = Read(Language);
        Changed?.Invoke();
    }

    private static FrozenDictionary<string, string> Read(string language)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith($".{language}.json", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var document = JsonDocument.Parse(stream);
            foreach (var text in document.RootElement.EnumerateObject())
            {
                texts.Add(text.Name, text.Value.GetString()!);
            }
        }

        return texts.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
