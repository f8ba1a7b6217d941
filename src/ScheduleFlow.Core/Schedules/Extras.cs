using System.Collections.Immutable;

namespace ScheduleFlow.Core.Schedules;

/// <summary>
/// What a reader does not know, kept so that the same format can write it back: one text per format, which only that
/// format understands (its descriptor in Formats says how).
/// </summary>
internal sealed class Extras : IEquatable<Extras>
{
    public static readonly Extras None = new([]);

    private Extras(ImmutableArray<KeyValuePair<string, string>> parts) => Parts = parts;

    /// <summary>Each format and its text, in the order of adding.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Parts { get; }

    /// <summary>The text of a format; null: none.</summary>
    public string? this[string format]
    {
        get
        {
            foreach (var (name, text) in Parts)
            {
                if (name == format)
                {
                    return text;
                }
            }

            return null;
        }
    }

    public static Extras Of(string format, string text) => new([KeyValuePair.Create(format, text)]);

    /// <summary>A copy with the text of a format.</summary>
    public Extras With(string format, string text)
    {
        for (var i = 0; i < Parts.Length; i++)
        {
            if (Parts[i].Key == format)
            {
                return new Extras(Parts.SetItem(i, KeyValuePair.Create(format, text)));
            }
        }

        return new Extras(Parts.Add(KeyValuePair.Create(format, text)));
    }

    /// <summary>A copy without the text of a format; null: no text is left.</summary>
    public Extras? Without(string format) =>
        Parts.RemoveAll(part => part.Key == format) is { IsEmpty: false } rest ? new Extras(rest) : null;

    /// <summary>Equal if every format has the same text, in any order.</summary>
    public bool Equals(Extras? other) =>
        other is not null
        && other.Parts.Length == Parts.Length
        && Parts.All(part => other[part.Key] == part.Value);

    public override bool Equals(object? obj) => Equals(obj as Extras);

    public override int GetHashCode() => Parts.Aggregate(0, static (hash, part) => hash ^ HashCode.Combine(part.Key, part.Value));

    public override string ToString() => string.Join(", ", Parts.Select(part => $"{part.Key} = {part.Value}"));
}
