using System.Collections.Immutable;
using System.Globalization;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Plans;

/// <summary>
/// An object of a plan and the fields that are read from it. A wrong field is reported and counts as absent. Fields that
/// were never asked for are errors too (<see cref="End"/>).
/// </summary>
internal sealed class PlanObject
{
    private readonly Dictionary<string, KeyValuePair<PlanNode.Scalar, PlanNode>> _fields;
    private readonly List<string> _known = [];
    private readonly PlanErrors _errors;

    private PlanObject(PlanNode.Mapping node, string path, PlanErrors errors)
    {
        Node = node;
        Path = path;
        _errors = errors;
        _fields = node.Entries.ToDictionary(entry => entry.Key.Text, StringComparer.Ordinal);
    }

    public PlanNode.Mapping Node { get; }

    /// <summary>Its path in the plan, such as <c>blocks[2]</c>; empty at the top.</summary>
    public string Path { get; }

    /// <summary>The names that were asked for.</summary>
    public IReadOnlyList<string> Known => _known;

    /// <summary>The node as an object; null, with an error, if it is not one.</summary>
    public static PlanObject? Of(PlanNode node, string path, PlanErrors errors)
    {
        if (node is PlanNode.Mapping mapping)
        {
            return new PlanObject(mapping, path, errors);
        }

        errors.Add(node, path, $"{(path.Length == 0 ? "a plan " : "")}must be an object, not {node.Kind}");
        return null;
    }

    /// <summary>A field's value; null: it is absent or null.</summary>
    public PlanNode? Take(string name)
    {
        _known.Add(name);
        return _fields.TryGetValue(name, out var field) && field.Value is not PlanNode.Scalar { IsNull: true } ? field.Value : null;
    }

    public bool Has(string name) => Take(name) is not null;

    /// <summary>The value of a required field; null, with an error, if it is missing.</summary>
    public PlanNode? Require(string name)
    {
        var value = Take(name);
        if (value is null)
        {
            Error(Node, $"“{name}” is missing");
        }

        return value;
    }

    public string? Text(string name, bool required = false) =>
        (required ? Require(name) : Take(name)) is { } node ? TextOf(node, name) : null;

    /// <summary>One text, or a list of them.</summary>
    public ImmutableArray<string> Texts(string name) => [.. PlacedTexts(name).Select(text => text.Text)];

    /// <summary>One text, or a list of them, each with its place.</summary>
    public IEnumerable<(string Text, PlanNode At)> PlacedTexts(string name)
    {
        var value = Take(name);
        var list = value as PlanNode.Sequence;
        for (var i = 0; i < (list?.Items.Length ?? (value is null ? 0 : 1)); i++)
        {
            var node = list?.Items[i] ?? value!;
            if (TextOf(node, list is null ? name : $"{name}[{i}]") is { } text)
            {
                yield return (text, node);
            }
        }
    }

    /// <summary>Refuses an empty list where it would mean everything, or nothing at all.</summary>
    public void RefuseEmpty(string name)
    {
        if (Take(name) is PlanNode.Sequence { Items.IsEmpty: true } list)
        {
            Error(list, $"“{name}” is empty: leave it out, or name one");
        }
    }

    public int? Whole(string name, int min, int max) => (int?)Long(name, min, max);

    public long? Long(string name, long min, long max) => Take(name) is not { } node ? null
        : node is PlanNode.Scalar scalar
            && long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value >= min
            && value <= max ? value
        : Refuse<long>(node, name, min == max ? $"must be {min}" : $"must be a whole number from {min} to {max}");

    public double? Number(string name, double above, double max) => Take(name) is not { } node ? null
        : node is PlanNode.Scalar scalar
            && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && value > above
            && value <= max ? value
        : Refuse<double>(
            node,
            name,
            string.Create(CultureInfo.InvariantCulture, $"must be a number above {above} and at most {max}"));

    /// <summary>
    /// A duration in whole seconds: <c>90m</c>, <c>1h30m</c>, <c>45s</c>, <c>2d</c>, <c>01:30:00</c>, <c>25:00</c>
    /// (minutes and seconds), or a number of seconds.
    /// </summary>
    public long? Duration(string name, long minSeconds, long maxSeconds) => Take(name) is not { } node ? null
        : node is PlanNode.Scalar scalar
            && DurationText.TryParse(scalar.Text, out var seconds)
            && seconds >= minSeconds
            && seconds <= maxSeconds ? seconds
        : Refuse<long>(
            node,
            name,
            "must be a duration such as 90m, 1h30m or 01:30:00, "
            + $"from {DurationText.Of(minSeconds)} to {DurationText.Of(maxSeconds)}");

    /// <summary>A time of the day in seconds: <c>06:00</c> or <c>06:00:30</c>; <c>24:00</c> if the end of the day is allowed.</summary>
    public int? TimeOfDay(string name, bool allowsEnd = false) => Take(name) is { } node ? TimeOfDay(node, name, allowsEnd) : null;

    public int? TimeOfDay(PlanNode node, string name, bool allowsEnd) =>
        node is PlanNode.Scalar scalar && DurationText.TryParseClock(scalar.Text, allowsEnd, out var seconds) ? seconds
        : Refuse<int>(node, name, "must be a time of the day such as \"06:00\"");

    /// <summary>One of a few words.</summary>
    public T? Choice<T>(string name, params ReadOnlySpan<(string Word, T Value)> choices)
        where T : struct
    {
        if (Take(name) is not { } node)
        {
            return null;
        }

        var words = new List<string>();
        foreach (var (word, value) in choices)
        {
            if (node is PlanNode.Scalar scalar && string.Equals(scalar.Text, word, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }

            words.Add(word);
        }

        var others = words.Count == 1 ? "" : string.Join(", ", words.SkipLast(1)) + " or ";
        return Refuse<T>(node, name, $"must be {others}{words[^1]}");
    }

    public DateOnly? Date(string name) => Take(name) is not { } node ? null
        : node is PlanNode.Scalar scalar
            && DateOnly.TryParseExact(
                scalar.Text,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var date) ? date
        : Refuse<DateOnly>(node, name, "must be a date such as 2026-12-24");

    public PlanObject? Object(string name) => Take(name) is { } node ? Of(node, Sub(name), _errors) : null;

    /// <summary>A list of objects, with an error if there are more than <paramref name="most"/>.</summary>
    public IEnumerable<PlanObject> Objects(string name, int most)
    {
        var node = Take(name);
        if (node is PlanNode.Sequence list)
        {
            if (list.Items.Length > most)
            {
                Error(list.Items[most], $"“{name}” has {list.Items.Length} entries; {most} are the most");
            }

            for (var i = 0; i < Math.Min(list.Items.Length, most); i++)
            {
                if (Of(list.Items[i], $"{Sub(name)}[{i}]", _errors) is { } item)
                {
                    yield return item;
                }
            }
        }
        else if (node is not null)
        {
            Error(node, $"“{name}” must be a list, not {node.Kind}");
        }
    }

    public void Error(PlanNode at, string what) => _errors.Add(at, Path, what);

    public void Error(string what) => Error(Node, what);

    public void Warn(string what) => _errors.Warn(Node, Path, what);

    /// <summary>Reports fields that were never asked for: they are unknown, and probably misspelt.</summary>
    public void End()
    {
        foreach (var entry in Node.Entries.Where(entry => !_known.Contains(entry.Key.Text)))
        {
            var (name, close) = (ShortText.Of(entry.Key.Text), Nearest.To(entry.Key.Text, _known));
            Error(entry.Key, close is null
                ? $"there is no field “{name}” here; there are {string.Join(", ", _known.Distinct())}"
                : $"there is no field “{name}”; did you mean “{close}”?");
        }
    }

    private string Sub(string name) => Path.Length == 0 ? name : $"{Path}.{name}";

    private static int Most(string name) => name is "url" or "playlist" ? Limits.MaxUrlBytes : Limits.MaxTitleBytes;

    private string? TextOf(PlanNode node, string name)
    {
        if (node is PlanNode.Scalar { Text: var text } && !string.IsNullOrWhiteSpace(text))
        {
            if (!TextSize.Exceeds(text, Most(name)))
            {
                return text.Trim();
            }

            Error(node, $"“{name}” is longer than {TextSize.Of(Most(name))}");
            return null;
        }

        Error(node, $"“{name}” must be a text, not {node.Kind}");
        return null;
    }

    private T? Refuse<T>(PlanNode node, string name, string demand)
        where T : struct
    {
        Error(node, $"“{name}” {demand}, not {node.Kind}");
        return null;
    }
}
