namespace ScheduleFlow.Core.Tests.DemoData;

/// <summary>The tables of demo_data/README.md: what the files promise.</summary>
internal static class DemoReadme
{
    /// <summary>Every row of every table: file name → column name → cell.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Rows { get; } = Read();

    /// <summary>The files of a table that has this column.</summary>
    public static IEnumerable<string> FilesWith(string column) => Rows.Where(row => row.Value.ContainsKey(column)).Select(row => row.Key);

    private static Dictionary<string, IReadOnlyDictionary<string, string>> Read()
    {
        var rows = new Dictionary<string, IReadOnlyDictionary<string, string>>();
        string[] header = [];
        foreach (var line in File.ReadLines(Path.Combine(DemoFile.Folder, "README.md")))
        {
            var cells = line.StartsWith('|') ? line.Trim('|').Split('|', StringSplitOptions.TrimEntries) : [];
            if (cells is ["file", ..])
            {
                header = cells;
            }
            else if (cells.Length > 0 && cells[0].Contains('.', StringComparison.Ordinal))
            {
                rows.Add(cells[0], header.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second));
            }
        }

        return rows;
    }
}
