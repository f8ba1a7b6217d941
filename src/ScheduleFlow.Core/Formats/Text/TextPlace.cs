namespace ScheduleFlow.Core.Formats.Text;

/// <summary>A place in a text: line and column from 1, counted in UTF-16 units; CR, LF and CRLF each end a line.</summary>
internal struct TextPlace()
{
    private bool _afterCarriageReturn;

    public int Line { get; private set; } = 1;

    public int Column { get; private set; } = 1;

    /// <summary>Moves on over text that starts here.</summary>
    public void Advance(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return;
        }

        var lineFeeds = text.Count('\n');
        var carriageReturns = text.Count('\r');
        if (carriageReturns > 0 || _afterCarriageReturn)
        {
            AdvanceByCharacter(text);
            return;
        }

        Line += lineFeeds;
        Column = lineFeeds == 0 ? Column + text.Length : text.Length - text.LastIndexOf('\n');
    }

    private void AdvanceByCharacter(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            var endsPair = character == '\n' && _afterCarriageReturn;
            _afterCarriageReturn = character == '\r';
            if (endsPair)
            {
                continue;
            }

            if (character is '\n' or '\r')
            {
                Line++;
                Column = 1;
            }
            else
            {
                Column++;
            }
        }
    }
}
