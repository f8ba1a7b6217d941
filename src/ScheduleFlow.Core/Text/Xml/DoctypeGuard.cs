namespace ScheduleFlow.Core.Text.Xml;

/// <summary>
/// Passes text on, and throws <see cref="UnreadableException"/> for a document type that declares entities before the
/// parser sees it: nothing is ever expanded or fetched. It looks only as far as the start of the root element.
/// </summary>
/// <remarks>
/// The parser's own settings cannot do this. Prohibiting document types refuses the <c>&lt;!DOCTYPE tv SYSTEM
/// "xmltv.dtd"&gt;</c> that nearly every XMLTV file begins with. Ignoring them skips declarations of entities silently,
/// and reports an entity that is used only as undeclared. Parsing them expands entities (an external one to nothing at
/// all), adds the attributes that an <c>ATTLIST</c> has defaults for, and refuses a DTD that is not well-formed, which
/// is not ours to judge.
/// </remarks>
internal sealed class DoctypeGuard(Utf8TextReader inner) : TextReader
{
    private const int LongestKeyword = 8;

    private State _state = State.Between;
    private bool _inSubset;
    private State _afterQuote;
    private char _quote;
    private char _last;
    private string _keyword = "";
    private TextPlace _place = new();

    private enum State
    {
        Between,
        AfterLess,
        Keyword,
        Comment,
        Instruction,
        Declaration,
        Doctype,
        Quote,
        Done,
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        var count = inner.Read(buffer);
        if (_state != State.Done)
        {
            Look(buffer[..count]);
        }

        return count;
    }

    public override int Read() => throw new NotSupportedException();

    public override int Peek() => throw new NotSupportedException();

    private void Look(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length && _state != State.Done; i++)
        {
            var character = text[i];
            _state = Next(character);
            _last = character;
            _place.Advance(text.Slice(i, 1));
        }
    }

    private State Next(char character)
    {
        switch (_state)
        {
            case State.Between:
                if (_inSubset && character == ']')
                {
                    _inSubset = false;
                    return State.Doctype;
                }

                return character == '<' ? State.AfterLess : State.Between;

            case State.AfterLess:
                _keyword = "";
                return character switch
                {
                    '!' => State.Keyword,
                    '?' => State.Instruction,
                    _ => _inSubset ? State.Between : State.Done,
                };

            case State.Keyword:
                return NextOfKeyword(character);

            case State.Comment:
                if (character == '>' && _keyword == "--")
                {
                    return State.Between;
                }

                _keyword = character != '-' ? "" : _last == '-' ? "--" : "-";
                return State.Comment;

            case State.Instruction:
                return character == '>' && _last == '?' ? State.Between : State.Instruction;

            case State.Quote:
                return character == _quote ? _afterQuote : State.Quote;

            default:
                return NextOfDeclaration(character);
        }
    }

    private State NextOfKeyword(char character)
    {
        if (character == '-')
        {
            _keyword = _keyword == "-" ? "" : "-";
            return _keyword.Length == 0 ? State.Comment : State.Keyword;
        }

        if (char.IsAsciiLetter(character) && _keyword.Length < LongestKeyword)
        {
            _keyword += character;
            return State.Keyword;
        }

        if (_keyword == "ENTITY" && _inSubset)
        {
            throw new UnreadableException(ReadProblems.NotWellFormed(
                "XML",
                _place.Line,
                _place.Column,
                "the document type declares an entity, and entities are not accepted",
                "Remove the <!ENTITY …> declarations and write their text out; &amp; &lt; &gt; &quot; &apos; need no declaration."));
        }

        _state = _keyword == "DOCTYPE" && !_inSubset ? State.Doctype : State.Declaration;
        return NextOfDeclaration(character);
    }

    private State NextOfDeclaration(char character)
    {
        switch (character)
        {
            case '"' or '\'':
                _quote = character;
                _afterQuote = _state;
                return State.Quote;

            case '[' when _state == State.Doctype:
                _inSubset = true;
                return State.Between;

            case '>':
                return State.Between;

            default:
                return _state;
        }
    }
}
