using System.Text;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Cli.Io;

/// <summary>Writes a reply for people: one line per plain field, then a table per list.</summary>
internal static class TableRenderer
{
    private const int MaxCellWidth = 60;

    /// <summary>Columns that a table omits for lack of space; the JSON has them.</summary>
    private static readonly string[] Hidden =
    [
        "extras", "imported", "events_read", "duplicates_removed",
        "tvg_id", "tvg_name", "logo", "tags", "directives", "added", "updated",
        "before", "after", // of an edited event; its sentence says what differs
    ];

    /// <summary>The column with a sentence: it is the last in its row, and is not cut.</summary>
    private const string Sentence = "message";

    public static void Write(Stream output, ReadOnlyMemory<byte> reply)
    {
        using var document = JsonDocument.Parse(reply, new JsonDocumentOptions { MaxDepth = 512 });
        var text = new StringBuilder();
        WriteFields(text, document.RootElement, "");
        var lists = document.RootElement.EnumerateObject()
            .Where(property => property.Value.ValueKind == JsonValueKind.Array && property.Value.GetArrayLength() > 0)
            .ToList();
        foreach (var list in lists)
        {
            text.AppendLine();
            WriteList(text, list.Name, list.Value, isNamed: lists.Count > 1);
        }

        output.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    public static void Write(Stream output, Problem problem)
    {
        var text = new StringBuilder($"error ({problem.Type}): {PrintableText.Of(problem.Message)}\n");
        foreach (var error in problem.Errors)
        {
            text.Append("  - ").Append(PrintableText.Of(error)).Append('\n');
        }

        foreach (var line in new[] { problem.Details, problem.Hint })
        {
            if (line is not null)
            {
                text.Append(PrintableText.Of(line)).Append('\n');
            }
        }

        output.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static void WriteFields(StringBuilder text, JsonElement fields, string prefix)
    {
        foreach (var property in fields.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Object)
            {
                WriteFields(text, property.Value, prefix + property.Name + ".");
            }
            else if (property.Value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Null)
                && !(prefix.Length == 0 && property.NameEquals("status")))
            {
                text.Append(PrintableText.Of(prefix + property.Name)).Append(": ").AppendLine(Cell(property.Value));
            }
        }
    }

    // A list of plain values is always named; a table only if there are several lists.
    private static void WriteList(StringBuilder text, string name, JsonElement list, bool isNamed)
    {
        var columns = Columns(list);
        if (isNamed || columns.Count == 0)
        {
            text.Append(name).AppendLine(":");
        }

        if (columns.Count == 0)
        {
            foreach (var item in list.EnumerateArray())
            {
                text.Append("  ").AppendLine(Cell(item));
            }

            return;
        }

        var rows = new List<string[]> { columns.Select(column => PrintableText.Of(column.ToUpperInvariant())).ToArray() };
        foreach (var item in list.EnumerateArray())
        {
            rows.Add([.. columns.Select(column => Shorten(column, item.TryGetProperty(column, out var value) ? Cell(value) : ""))]);
        }

        var widths = columns.Select((_, column) => rows.Max(row => Width(row[column]))).ToArray();
        foreach (var row in rows)
        {
            var line = new StringBuilder();
            for (var column = 0; column < row.Length; column++)
            {
                line.Append(row[column]).Append(' ', widths[column] - Width(row[column]) + 2);
            }

            text.AppendLine(line.ToString().TrimEnd());
        }
    }

    // The plain fields of the rows, in order of their first appearance.
    private static List<string> Columns(JsonElement list)
    {
        var columns = new List<string>();
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object)
            {
                return [];
            }

            foreach (var property in item.EnumerateObject())
            {
                if (!Hidden.Contains(property.Name) && !columns.Contains(property.Name))
                {
                    columns.Add(property.Name);
                }
            }
        }

        if (columns.Remove(Sentence))
        {
            columns.Add(Sentence);
        }

        return columns;
    }

    private static string Cell(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => PrintableText.Of(value.GetString()!),
        JsonValueKind.Null => "",
        JsonValueKind.Object => string.Join(" ", value.EnumerateObject()
            .Where(property => property.Value.ValueKind != JsonValueKind.Null)
            .Select(property => Cell(property.Value))),
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Cell)),
        _ => value.GetRawText(),
    };

    private static string Shorten(string column, string cell) =>
        column == Sentence || cell.Length <= MaxCellWidth ? cell : string.Concat(cell.AsSpan(0, MaxCellWidth - 1), "…");

    private static int Width(string cell) => cell.EnumerateRunes().Count();
}
