using System.Globalization;
using System.Text;

namespace ScheduleFlow.Bench.Measuring;

/// <summary>Rows → a Markdown table that is aligned for reading as plain text, too.</summary>
internal static class ResultTable
{
    private static readonly string[] Header = ["name", "what", "measured median", "reference median", "ratio", "target", "met?"];

    public static string Render(IReadOnlyList<ResultRow> rows)
    {
        List<string[]> lines = [Header, .. rows.Select(Cells)];
        var widths = Enumerable.Range(0, Header.Length).Select(column => lines.Max(line => line[column].Length)).ToArray();
        lines.Insert(1, [.. widths.Select(width => new string('-', width))]);

        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.Append("| ").AppendJoin(" | ", line.Select((cell, column) => cell.PadRight(widths[column]))).Append(" |\n");
        }

        return text.ToString();
    }

    private static string[] Cells(ResultRow row) =>
    [
        row.Name,
        row.What,
        row.Measured.ToString(),
        row.Reference.ToString(),
        double.IsNaN(row.Ratio) ? "–" : row.Ratio.ToString(row.Ratio < 0.1 ? "0.000" : "0.00", CultureInfo.InvariantCulture),
        row.Target.Text,
        row.IsMet switch { true => "yes", false => "NO", null => "" },
    ];
}
