namespace ScheduleFlow.Dashboard.Planning;

/// <summary>Where the caret is in a plan: in which object, and in the value of which of its keys.</summary>
/// <param name="Shape">What kind of object it is.</param>
/// <param name="Map">The object; null: it has nothing yet.</param>
/// <param name="Field">The key in whose value the caret is; null: a key can be written here.</param>
public sealed record PlanPlace(PlanShape Shape, PlanNode? Map, PlanField? Field)
{
    /// <summary>The keys that the object does not have yet.</summary>
    public IEnumerable<PlanField> Missing => Shape.Fields.Where(one => Map?.Entry(one.Key) is not { } entry || !entry.Value.IsClosed);

    public static PlanPlace At(string text, PlanNode root, int caret)
    {
        var line = caret == 0 ? 0 : text.LastIndexOf('\n', caret - 1) + 1;
        var rest = text.AsSpan(line, caret - line);
        var column = rest.Length - rest.TrimStart(' ').Length;
        return In(text, PlanShape.Plan, root, caret, column, rest.IsWhiteSpace());
    }

    private static PlanPlace In(string text, PlanShape shape, PlanNode map, int caret, int column, bool isBlank)
    {
        var index = map.Entries.FindLastIndex(entry => entry.Start < caret);
        if (index < 0 || (!map.IsFlow && column <= map.Column && isBlank && text.AsSpan(map.Start, Math.Max(0, caret - map.Start)).Contains('\n')))
        {
            return new(shape, map, null);
        }

        var entry = map.Entries[index];
        var keyEnd = text.IndexOf(':', entry.Start);
        var field = shape.Field(entry.Key);
        if (keyEnd < 0 || caret <= keyEnd || field is null)
        {
            return new(shape, map, null);
        }

        if (map.IsFlow && caret > entry.Value.End && text.AsSpan(entry.Value.End, caret - entry.Value.End).Contains(','))
        {
            return new(shape, map, null);
        }

        return field.Of is { } of ? Below(text, field, PlanShape.Named(of), entry.Value, shape, map, caret, column, isBlank)
            : !map.IsFlow && text.AsSpan(entry.Start, caret - entry.Start).Contains('\n') && entry.Value.Kind != PlanNodeKind.List ? new(shape, map, null)
            : new(shape, map, field);
    }

    private static PlanPlace Below(
        string text, PlanField field, PlanShape of, PlanNode value, PlanShape shape, PlanNode map, int caret, int column, bool isBlank)
    {
        switch (field.Kind, value.Kind)
        {
            case (PlanFieldKind.List, PlanNodeKind.List):
                var item = value.Items.FindLast(item => item.Start <= caret);
                return item is { Kind: PlanNodeKind.Map } && (!item.IsFlow || caret < item.End || !item.IsClosed)
                    ? In(text, of, item, caret, column, isBlank)
                    : new(of, null, null);
            case (PlanFieldKind.Map, PlanNodeKind.Map):
                var named = value.Entries.FindLast(item => item.Start < caret);
                return named is { Value.Kind: PlanNodeKind.Map } && caret > named.Value.Start && (!named.Value.IsFlow || caret < named.Value.End)
                    && (named.Value.IsFlow || !isBlank || column > value.Column)
                    ? In(text, of, named.Value, caret, column, isBlank)
                    : new(of, null, null);
            case (PlanFieldKind.Nested, PlanNodeKind.Map) when !value.IsFlow || caret < value.End || !value.IsClosed:
                return In(text, of, value, caret, column, isBlank);
            case (PlanFieldKind.Nested, PlanNodeKind.Map):
                return new(shape, map, null);
            default:
                return new(of, null, null);
        }
    }
}
