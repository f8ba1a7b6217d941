using System.Text;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Formats.Csv;

/// <summary>
/// Characters → records of cells (RFC 4180). A cell in quotes may hold separators, line ends and doubled quotes. CRLF, LF
/// and CR end a record. A quote that never ends, or has text after it, throws <see cref="UnreadableException"/>.
/// </summary>
internal sealed class CsvRecords(TextReader text, char separator)
{
    private const int MaxCellChars = 1024 * 1024;
    private const int MaxCells = 1_000;

    private readonly StringBuilder _cell = new();
    private int _line = 1;

    /// <summary>The line on which the current record begins, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Reads the next record that is not blank into a reused list; false after the last.</summary>
    public bool Next(List<string> cells)
    {
        while (true)
        {
            cells.Clear();
            Line = _line;
            if (text.Peek() < 0)
            {
                return false;
            }

            while (Cell(cells))
            {
                if (cells.Count > MaxCells)
                {
                    throw Unreadable(Line, $"the record has more than {MaxCells} cells");
                }
            }

            if (cells.Count > 1 || cells[0].Length > 0)
            {
                return true;
            }
        }
    }

    // Reads one cell; returns whether another follows in the record.
    private bool Cell(List<string> cells)
    {
        _cell.Clear();
        if (text.Peek() == '"')
        {
            Quoted();
        }

        while (true)
        {
            var next = text.Read();
            if (next == separator || next is '\n' or '\r' or < 0)
            {
                cells.Add(_cell.ToString());
                EndOfLine(next);
                return next == separator;
            }

            Append((char)next);
        }
    }

    private void Quoted()
    {
        var begun = _line;
        text.Read();
        while (true)
        {
            var next = text.Read();
            switch (next)
            {
                case < 0:
                    throw Unreadable(begun, "the quote that begins here does not end");
                case '"' when text.Peek() == '"':
                    text.Read();
                    Append('"');
                    break;
                case '"':
                    if (text.Peek() is var after && after != separator && after is not ('\n' or '\r' or < 0))
                    {
                        throw Unreadable(_line, "text follows a quote that ends a cell");
                    }

                    return;
                default:
                    _line += next == '\n' || (next == '\r' && text.Peek() != '\n') ? 1 : 0;
                    Append((char)next);
                    break;
            }
        }
    }

    private void EndOfLine(int read)
    {
        if (read == '\r' && text.Peek() == '\n')
        {
            text.Read();
        }

        _line += read is '\r' or '\n' ? 1 : 0;
    }

    private void Append(char character)
    {
        if (_cell.Length == MaxCellChars)
        {
            throw Unreadable(Line, "a cell is longer than 1 M characters; is a quote missing?");
        }

        _cell.Append(character);
    }

    private static UnreadableException Unreadable(int line, string fault) =>
        new(ReadProblems.NotWellFormed("CSV", line, 1, fault, "A cell that holds quotes is put in quotes, and its own are doubled."));
}
