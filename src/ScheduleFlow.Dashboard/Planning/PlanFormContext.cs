using System.Collections.Immutable;

namespace ScheduleFlow.Dashboard.Planning;

/// <summary>What the forms of a plan know of the whole of it.</summary>
/// <param name="Text">The plan.</param>
/// <param name="Root">What is in it.</param>
/// <param name="Playlists">The names of the stored playlists.</param>
/// <param name="Edit">Makes another text the plan.</param>
/// <param name="Show">Shows a piece in the text.</param>
public sealed record PlanFormContext(
    string Text, PlanNode Root, ImmutableArray<string> Playlists, Func<string, Task> Edit, Func<PlanNode, Task> Show)
{
    public bool IsJson { get; } = PlanEdits.IsJson(Text);

    /// <summary>The names of the pools.</summary>
    public ImmutableArray<string> Pools { get; } = [.. Root["pools"]?.Entries.Select(entry => entry.Key) ?? []];

    /// <summary>The names of the blocks.</summary>
    public ImmutableArray<string> Blocks { get; } = [.. Root["blocks"]?.Items.Select(item => item.TextOf("name")).OfType<string>() ?? []];

    /// <summary>A value for a field that is new.</summary>
    public string Initial(PlanField field) => field.Kind switch
    {
        PlanFieldKind.Choice => Quoted(field.Choices.FirstOrDefault(choice => choice != field.Default) ?? field.Choices[0], field.IsNumber),
        PlanFieldKind.Pools => Quoted(Pools.FirstOrDefault() ?? ""),
        PlanFieldKind.Playlist => Quoted(Playlists.FirstOrDefault() ?? ""),
        PlanFieldKind.Block => Quoted(Blocks.FirstOrDefault() ?? ""),
        PlanFieldKind.Clock => Quoted(field.Key is "to" or "not_after" ? "24:00" : "06:00"),
        PlanFieldKind.Clocks => Quoted("12:00"),
        PlanFieldKind.Duration => Quoted(field.Key == "cooldown" ? "48h" : field.Key == "separation" ? "2h" : "30m", isNumber: true),
        PlanFieldKind.Instant => Quoted(Root.TextOf("start") ?? "2026-12-07"),
        PlanFieldKind.Date => Quoted((Root.TextOf("start") ?? "2026-12-07")[..10]),
        PlanFieldKind.Days => Quoted("weekdays"),
        PlanFieldKind.Whole or PlanFieldKind.Number => "1",
        PlanFieldKind.Zone => Quoted("UTC"),
        PlanFieldKind.Nested or PlanFieldKind.Map => "{}",
        PlanFieldKind.List => "[]",
        _ => "\"\"",
    };

    /// <summary>A new object of a shape.</summary>
    public string New(string shape, string name) => shape switch
    {
        "block" => Object(("name", Quoted(name)), ("from", Quoted("00:00")), ("to", Quoted("24:00")), ("pool", Quoted(Pools.FirstOrDefault() ?? ""))),
        "rule" => Object(("cooldown", Quoted("48h", isNumber: true)), ("tier", Quoted("want"))),
        "pool" => Playlists.IsEmpty ? Object(("items", "[]")) : Object(("stored", Quoted(Playlists[0]))),
        "pin" => Object(("at", Initial(new("at", PlanFieldKind.Instant))), ("url", "\"\"")),
        "fixed" => Object(("name", Quoted(name)), ("at", Quoted("12:00")), ("pool", Quoted(Pools.FirstOrDefault() ?? ""))),
        _ => Object(("url", "\"\""), ("title", Quoted(name)), ("duration", Quoted("30m", isNumber: true))),
    };

    private string Quoted(string value, bool isNumber = false) => PlanQuotes.Write(value, isNumber, IsJson);

    private string Object(params ReadOnlySpan<(string Key, string Value)> fields)
    {
        var parts = new List<string>();
        foreach (var (key, value) in fields)
        {
            parts.Add($"{(IsJson ? $"\"{key}\"" : key)}: {value}");
        }

        return $"{{ {string.Join(", ", parts)} }}";
    }
}
