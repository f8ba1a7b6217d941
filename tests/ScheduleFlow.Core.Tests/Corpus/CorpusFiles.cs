using System.Globalization;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Corpus;

/// <summary>Files and tables of the shared corpus.</summary>
internal static class CorpusFiles
{
    /// <summary>Paths of one kind, relative to the corpus.</summary>
    public static List<string> OfKind(string kind) =>
        [.. Rows("INDEX.tsv").Where(row => row["kind"] == kind).Select(row => row["path"]).Where(path => File.Exists(Path.Combine(Requires.Corpus(), path)))];

    public static byte[] Read(string path) => File.ReadAllBytes(Path.Combine(Requires.Corpus(), path));

    /// <summary>A tab-separated table with a header, as name → value.</summary>
    public static IEnumerable<Dictionary<string, string>> Rows(string table)
    {
        var lines = File.ReadLines(Path.Combine(Requires.Corpus(), table)).Select(line => line.Split('\t')).ToList();
        return lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    public static int Number(this Dictionary<string, string> row, string column) => int.Parse(row[column], CultureInfo.InvariantCulture);
}
