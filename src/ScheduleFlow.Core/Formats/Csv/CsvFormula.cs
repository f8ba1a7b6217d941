namespace ScheduleFlow.Core.Formats.Csv;

/// <summary>
/// Keeps spreadsheets from running what a cell says: one that begins like a formula gets an apostrophe before it, which
/// they show as text. One that had apostrophes before gets one more, so that reading takes exactly one away.
/// </summary>
internal static class CsvFormula
{
    public static string Escape(string cell) => IsLikeFormula(cell) ? "'" + cell : cell;

    public static string Unescape(string cell) => cell.StartsWith('\'') && IsLikeFormula(cell) ? cell[1..] : cell;

    private static bool IsLikeFormula(string cell) => cell.AsSpan().TrimStart('\'') is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];
}
