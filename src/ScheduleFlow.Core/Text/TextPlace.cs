namespace ScheduleFlow.Core.Text;

/// <summary>A place in a text: line and column from 1, counted in UTF-16 units; CR, LF and CRLF each end a line.</summary>
internal struct TextPlace()
{
    private bool _afterCarriageReturn;

    public int Line { get; private set; } = 1;

    public int Column { get; private set; } = 1;

    /// <summary>Moves past a text that starts here.</summary>
    public void Advance(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (_afterCarriageReturn && text[0] == '\n')
            {
                text = text[1..];
            }

            _afterCarriageReturn = false;
            var end = text.IndexOfAny('\r', '\n');
            if (end < 0)
            {
                Column += text.Length;
                return;
            }

            _afterCarriageReturn = text[end] == '\r';
            Line++;
            Column = 1;
            text = text[(end + 1)..];
        }
    }
}
