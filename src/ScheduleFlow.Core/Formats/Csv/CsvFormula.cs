namespace ScheduleFlow.Core.Formats.Csv;

/// <summary>
/// Keeps spreadsheets from running a cell: one that begins like a formula gets an apostrophe, so that they show it as
/// text. If it has apostrophes already it gets one more, so that reading can always remove exactly one.
/// </summary>
internal static class CsvFormula
{
    public static string Escape(string cell) => IsLikeFormula(cell) ? "'" + cell : cell;

    public static string Unescape(string cell) => cell.StartsWith('\'') && IsLikeFormula(cell) ? cell[1..] : cell;

    private static bool IsLikeFormula(string cell) => cell.AsSpan().TrimStart('\'') is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];
}
