using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Text.Xml;

/// <summary>
/// Passes text through and refuses an element with more than <see cref="Limits.MaxAttributes"/> attributes, with
/// <see cref="UnreadableException"/>, before the parser sees it. The parser reads all attributes of an element at once,
/// in a time that grows with the square of their number, and has no setting that bounds them.
/// </summary>
/// <remarks>
/// An attribute takes five characters or more (<c> a=""</c>), and <c>&lt;</c> stands in no attribute. So elements are
/// looked at only where no <c>&lt;</c> follows within five times the limit, and skipped otherwise: hardly a hundredth of
/// what parsing costs. It leaves to the parser what is not well-formed.
/// </remarks>
internal sealed class AttributeGuard(Utf8TextReader text, TextReader inner) : TextReader
{
    private const int FewAttributes = 5 * Limits.MaxAttributes;

    private State _state = State.Text;
    private State _afterQuote;
    private char _quote;
    private int _attributes;
    private char _last;
    private char _lastButOne;

    private enum State
    {
        Text,
        AfterLess,
        AfterMark,
        Tag,
        Declaration,
        Quote,
        Comment,
        Data,
        Instruction,
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        var count = inner.Read(buffer);
        ReadOnlySpan<char> read = buffer[..count];
        for (var at = 0; at < count;)
        {
            at = Next(read, _state == State.Text ? SkipShort(read, at) : at);
        }

        if (count > 0)
        {
            _lastButOne = count > 1 ? read[^2] : _last;
            _last = read[^1];
        }

        return count;
    }

    public override int Read() => throw new NotSupportedException();

    public override int Peek() => throw new NotSupportedException();

    /// <param name="read">The text.</param>
    /// <param name="at">A place in text, or of a less-than sign.</param>
    /// <returns>Where to look: behind it are a mark (a declaration, a comment …), an element that may be long, or text.</returns>
    private static int SkipShort(ReadOnlySpan<char> read, int at)
    {
        while (true)
        {
            var following = read[(at + 1)..];
            var length = following[..Math.Min(following.Length, FewAttributes)].LastIndexOf('<') + 1;
            if (length == 0)
            {
                return at;
            }

            if (FindMark(read.Slice(at, length)) is { } mark)
            {
                return at + mark;
            }

            at += length;
        }
    }

    private static int? FindMark(ReadOnlySpan<char> text)
    {
        for (var at = 1; text[at..].IndexOfAny('!', '?') is var found and >= 0; at++)
        {
            at += found;
            if (text[at - 1] == '<')
            {
                return at - 1;
            }
        }

        return null;
    }

    /// <returns>Where to go on: behind the next character that matters, or at the end.</returns>
    private int Next(ReadOnlySpan<char> read, int at)
    {
        var rest = read[at..];
        var found = _state switch
        {
            State.Text => rest.IndexOf('<'),
            State.Tag => rest.IndexOfAny('>', '"', '\''),
            State.Declaration => rest.IndexOfAny(['>', '"', '\'', '[']),
            State.Quote => rest.IndexOf(_quote),
            State.Comment or State.Data or State.Instruction => rest.IndexOf('>'),
            _ => 0,
        };
        if (found < 0)
        {
            return read.Length;
        }

        at += found;
        switch (_state)
        {
            case State.Text:
                _state = State.AfterLess;
                break;

            case State.AfterLess:
                _attributes = 0;
                _state = read[at] == '!' ? State.AfterMark : read[at] == '?' ? State.Instruction : State.Tag;
                return _state == State.Tag ? at : at + 1;

            case State.AfterMark:
                _state = read[at] == '-' ? State.Comment : read[at] == '[' ? State.Data : State.Declaration;
                return _state == State.Declaration ? at : at + 1;

            case State.Quote:
                _state = _afterQuote;
                break;

            case State.Tag or State.Declaration:
                Mark(read, at);
                break;

            default:
                if (IsEnd(read, at))
                {
                    _state = State.Text;
                }

                break;
        }

        return at + 1;
    }

    private void Mark(ReadOnlySpan<char> read, int at)
    {
        if (read[at] is '>' or '[')
        {
            _state = State.Text; // Also inside a document type: what matters there begins with < too.
            return;
        }

        if (_state == State.Tag && ++_attributes > Limits.MaxAttributes)
        {
            throw new UnreadableException(ReadProblems.TooManyAttributes(text.PlaceBefore(read.Length - at)));
        }

        (_afterQuote, _quote, _state) = (_state, read[at], State.Quote);
    }

    // What stands before the > of an end: --, ]] or ?.
    private bool IsEnd(ReadOnlySpan<char> read, int at)
    {
        var last = at > 0 ? read[at - 1] : _last;
        var lastButOne = at > 1 ? read[at - 2] : at == 1 ? _last : _lastButOne;
        return _state switch
        {
            State.Instruction => last == '?',
            State.Comment => last == '-' && lastButOne == '-',
            _ => last == ']' && lastButOne == ']',
        };
    }
}
