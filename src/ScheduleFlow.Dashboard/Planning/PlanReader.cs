using static ScheduleFlow.Dashboard.Planning.PlanNodeKind;

namespace ScheduleFlow.Dashboard.Planning;

/// <summary>
/// Reads the structure of a plan's text with the place of every piece, so that forms change one value and leave all else, such
/// as comments, as it is written. It reads the YAML that a plan may be (docs/plans.md) and JSON. It never fails: what is half
/// written gives what there is of it. Whether a plan is right is for the server to say.
/// </summary>
internal sealed class PlanReader
{
    private const int MaxDepth = 64;
    private readonly string _text;
    private int _position;
    private int _depth;

    private PlanReader(string text) => _text = text;

    private bool AtEnd => _position >= _text.Length;

    private char Current => _text[_position];

    public static PlanNode Read(string text)
    {
        var reader = new PlanReader(text);
        reader.SkipBlank();
        if (reader.Rest("---"))
        {
            reader.SkipLine();
            reader.SkipBlank();
        }

        var node = reader.AtEnd ? null : reader.Value(-1);
        return node is { Kind: Map } ? node : new PlanNode(Map, node?.Start ?? text.Length, 0) { End = text.Length };
    }

    // The value that begins here, below something that is indented by so much.
    private PlanNode Value(int parent)
    {
        var column = Column(_position);
        if (++_depth > MaxDepth)
        {
            _depth--;
            return Opaque(parent, column);
        }

        var node = Current switch
        {
            '{' or '[' => Flow(parent),
            '|' or '>' or '&' or '*' or '!' => Opaque(parent, column),
            '-' when IsDash() => BlockList(column),
            _ when KeyEnd() >= 0 => BlockMap(column),
            _ => LineScalar(parent, column),
        };
        _depth--;
        return node;
    }

    private PlanNode BlockMap(int column)
    {
        var map = new PlanNode(Map, _position, column);
        while (!AtEnd && Column(_position) == column && !IsDash() && Current is not ('}' or ']'))
        {
            var start = _position;
            var colon = KeyEnd();
            if (colon < 0)
            {
                // A key that is being typed.
                var word = LineScalar(column, column);
                map.Entries.Add(new(word.Text, start, new PlanNode(Empty, word.End, column) { IsClosed = false }));
                map.End = word.End;
            }
            else
            {
                var key = Unquote(_text[start..colon].TrimEnd());
                _position = colon + 1;
                var value = AfterColon(column);
                map.Entries.Add(new(key, start, value));
                map.End = value.End;
            }

            SkipBlank();
            if (!AtEnd && Column(_position) > column)
            {
                map.End = SkipDeeper(column);
                map.Entries[^1].Value.Kind = Other;
                map.Entries[^1].Value.End = map.End;
            }
        }

        return map;
    }

    private PlanNode AfterColon(int column)
    {
        while (!AtEnd && Current is ' ' or '\t')
        {
            _position++;
        }

        var here = _position;
        if (!AtEnd && Current is not ('\n' or '\r' or '#'))
        {
            return Inline(column);
        }

        SkipBlank();
        var below = AtEnd ? -1 : Column(_position);
        return below > column || (below == column && IsDash()) ? Value(column) : new PlanNode(Empty, here, column);
    }

    // A value on the line of its key.
    private PlanNode Inline(int column) => Current switch
    {
        '{' or '[' => Flow(column),
        '|' or '>' or '&' or '*' or '!' => Opaque(column, column),
        _ => LineScalar(column, column),
    };

    private PlanNode BlockList(int column)
    {
        var list = new PlanNode(List, _position, column);
        while (!AtEnd && Column(_position) == column && IsDash())
        {
            var dash = _position++;
            while (!AtEnd && Current == ' ')
            {
                _position++;
            }

            var isEmpty = AtEnd || Current is '\n' or '\r' or '#';
            if (isEmpty)
            {
                SkipBlank();
            }

            var item = AtEnd || (isEmpty && Column(_position) <= column) ? new PlanNode(Empty, dash + 1, column) : Value(column);
            list.Items.Add(item);
            list.End = Math.Max(dash + 1, item.End);
            SkipBlank();
            if (!AtEnd && Column(_position) > column)
            {
                list.End = item.End = SkipDeeper(column);
                item.Kind = Other;
            }
        }

        return list;
    }

    private PlanNode Flow(int parent)
    {
        var isMap = Current == '{';
        var node = new PlanNode(isMap ? Map : List, _position, Column(_position)) { IsFlow = true, IsClosed = false };
        _position++;
        while (InFlow(parent))
        {
            if (Current is '}' or ']')
            {
                _position++;
                node.IsClosed = true;
                break;
            }

            if (Current == ',')
            {
                _position++;
                continue;
            }

            var start = _position;
            if (isMap)
            {
                var key = FlowScalar();
                var value = new PlanNode(Empty, _position, node.Column);
                if (InFlow(parent) && Current == ':')
                {
                    _position++;
                    value = InFlow(parent) && Current is not (',' or '}' or ']') ? FlowValue(parent) : new PlanNode(Empty, _position, node.Column);
                }

                node.Entries.Add(new(key.Text, start, value));
            }
            else
            {
                node.Items.Add(FlowValue(parent));
            }

            // Nothing was taken: a stray sign.
            _position += _position == start ? 1 : 0;
        }

        node.End = node.IsClosed ? _position : TrimmedEnd(node.Start + 1, _position);
        return node;
    }

    private PlanNode FlowValue(int parent)
    {
        if (Current is not ('{' or '['))
        {
            return FlowScalar();
        }

        if (++_depth > MaxDepth)
        {
            _depth--;
            _position++;
            return new PlanNode(Other, _position - 1, 0) { End = _position };
        }

        var node = Flow(parent);
        _depth--;
        return node;
    }

    private PlanNode FlowScalar()
    {
        var start = _position;
        if (Current is '"' or '\'')
        {
            _position = QuoteEnd(_position);
        }
        else
        {
            while (!AtEnd && Current is not (',' or '{' or '}' or '[' or ']' or '\n' or '\r') && !IsColon(_position, isFlow: true) && !IsComment(_position))
            {
                _position++;
            }
        }

        return ScalarOf(start, TrimmedEnd(start, _position));
    }

    private PlanNode LineScalar(int parent, int column)
    {
        var start = _position;
        if (Current is '"' or '\'')
        {
            _position = QuoteEnd(_position);
            var node = ScalarOf(start, _position);
            SkipLine();
            return node;
        }

        while (!AtEnd && Current is not ('\n' or '\r') && !IsComment(_position))
        {
            _position++;
        }

        var end = TrimmedEnd(start, _position);
        SkipLine();
        var scalar = ScalarOf(start, end);
        var save = _position;
        SkipBlank();
        if (!AtEnd && Column(_position) > Math.Max(parent, 0) && KeyEnd() < 0 && !IsDash() && column > 0 && parent >= 0)
        {
            // A text that goes on in the next line.
            scalar.Kind = Other;
            scalar.End = SkipDeeper(parent);
        }
        else
        {
            _position = save;
        }

        return scalar;
    }

    private PlanNode Opaque(int parent, int column)
    {
        var node = new PlanNode(Other, _position, column);
        var end = LineEnd(_position);
        _position = end;
        SkipBlank();
        node.End = !AtEnd && Column(_position) > parent ? SkipDeeper(parent) : TrimmedEnd(node.Start, end);
        return node;
    }

    // Skips lines that are indented by more, and says where the last of them ends.
    private int SkipDeeper(int column)
    {
        var end = _position;
        while (!AtEnd && Column(_position) > column)
        {
            end = TrimmedEnd(_position, LineEnd(_position));
            SkipLine();
            SkipBlank();
        }

        return end;
    }

    private PlanNode ScalarOf(int start, int end) =>
        new(Scalar, start, Column(start)) { End = end, Text = Unquote(_text[start..end]) };

    // Goes to the next thing within brackets; false: there is none, or a line that is not indented shows that they are not closed.
    private bool InFlow(int parent)
    {
        SkipBlank();
        return !AtEnd && (Column(_position) > parent || Current is '}' or ']');
    }

    private void SkipBlank()
    {
        while (!AtEnd)
        {
            if (Current is ' ' or '\t' or '\r' or '\n' or '\uFEFF')
            {
                _position++;
            }
            else if (IsComment(_position))
            {
                _position = LineEnd(_position);
            }
            else
            {
                return;
            }
        }
    }

    private void SkipLine() => _position = Math.Min(_text.Length, LineEnd(_position) + 1);

    private bool IsDash() => Current == '-' && (_position + 1 == _text.Length || _text[_position + 1] is ' ' or '\n' or '\r');

    private bool IsComment(int at) => _text[at] == '#' && (at == 0 || char.IsWhiteSpace(_text[at - 1]));

    private bool IsColon(int at, bool isFlow = false) =>
        _text[at] == ':' && (at + 1 == _text.Length || char.IsWhiteSpace(_text[at + 1]) || (isFlow && _text[at + 1] is ',' or '}' or ']'));

    private bool Rest(string sign) => string.CompareOrdinal(_text, _position, sign, 0, sign.Length) == 0;

    // The colon after the key that begins here; -1: there is no key.
    private int KeyEnd()
    {
        var at = _position;
        if (_text[at] is '"' or '\'')
        {
            at = QuoteEnd(at);
            while (at < _text.Length && _text[at] == ' ')
            {
                at++;
            }

            return at < _text.Length && IsColon(at) ? at : -1;
        }

        while (at < _text.Length && _text[at] is not ('\n' or '\r') && !IsComment(at))
        {
            if (IsColon(at))
            {
                return at;
            }

            at++;
        }

        return -1;
    }

    // Where a quoted text ends, at the latest at the end of its line: half-typed quotes take no more.
    private int QuoteEnd(int at)
    {
        var quote = _text[at++];
        while (at < _text.Length && _text[at] is not ('\n' or '\r'))
        {
            if (_text[at] == quote)
            {
                if (quote == '\'' && at + 1 < _text.Length && _text[at + 1] == quote)
                {
                    at++;
                }
                else
                {
                    return at + 1;
                }
            }

            at += quote == '"' && _text[at] == '\\' && at + 1 < _text.Length ? 2 : 1;
        }

        return Math.Min(at, _text.Length);
    }

    private int LineStart(int at) => at == 0 ? 0 : _text.LastIndexOf('\n', at - 1) + 1;

    private int LineEnd(int at) => _text.IndexOf('\n', Math.Min(at, _text.Length)) is var end and >= 0 ? end : _text.Length;

    private int Column(int at) => at - LineStart(at);

    private int TrimmedEnd(int start, int end)
    {
        while (end > start && char.IsWhiteSpace(_text[end - 1]))
        {
            end--;
        }

        return end;
    }

    private static string Unquote(string text) => PlanQuotes.Read(text);
}
