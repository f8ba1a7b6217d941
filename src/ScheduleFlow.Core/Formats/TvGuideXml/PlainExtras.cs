using System.Net;
using System.Xml;

namespace ScheduleFlow.Core.Formats.TvGuideXml;

/// <summary>
/// Splits a plain <c>extras</c> element, as nearly all are, without a parser: elements and attributes with ASCII names and
/// no namespaces, text, and XML's own references. Checks on the way that it is well-formed. Any other element, or a damaged
/// one, is left to the parser. A parser per event would cost 28 KB each.
/// </summary>
internal ref struct PlainExtras(ReadOnlySpan<char> text)
{
    private const int MaxAttributes = 32;
    private const int MaxDepth = 32;

    private static readonly XmlExtras.Attribute[] NoAttributes = [];

    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    /// <summary>The attributes, and the children's text; null: it is not plain.</summary>
    public XmlExtras? Split()
    {
        List<XmlExtras.Attribute>? attributes = null;
        if (!TryTake("<extras") || !TryAttributes(ref attributes) || !TryTagEnd(out var isEmpty))
        {
            return null;
        }

        IReadOnlyList<XmlExtras.Attribute> found = attributes is null ? NoAttributes : attributes;
        var start = _at;
        if (isEmpty)
        {
            return _at == _text.Length ? new XmlExtras(found, "", "") : null;
        }

        const string end = "</extras>";
        return TryContent() && _text[_at..].SequenceEqual(end)
            ? new XmlExtras(found, "", _text[start.._at].ToString())
            : null;
    }

    // Up to the end tag of the element that is open at the start.
    private bool TryContent()
    {
        Span<Range> open = stackalloc Range[MaxDepth];
        var depth = 0;
        while (true)
        {
            if (!TryText('<'))
            {
                return false;
            }

            if (_text[_at..].StartsWith("</"))
            {
                if (depth == 0)
                {
                    return true;
                }

                depth--;
                _at += 2;
                if (!TryTake(_text[open[depth]]) || !TryTake(">"))
                {
                    return false;
                }
            }
            else
            {
                _at++;
                List<XmlExtras.Attribute>? ignored = null;
                if (!TryName(out var name) || !TryAttributes(ref ignored) || !TryTagEnd(out var isEmpty))
                {
                    return false;
                }

                if (!isEmpty)
                {
                    if (depth == MaxDepth)
                    {
                        return false;
                    }

                    open[depth++] = name;
                }
            }
        }
    }

    private bool TryAttributes(ref List<XmlExtras.Attribute>? attributes)
    {
        while (_at + 1 < _text.Length && _text[_at] == ' ' && _text[_at + 1] != '/')
        {
            _at++;
            if (!TryName(out var range) || !TryTake("=\""))
            {
                return false;
            }

            // Many attributes are left to the parser, which does not compare each with every other.
            var name = _text[range].ToString();
            var start = _at;
            if (attributes?.Count >= MaxAttributes
                || !TryText('"')
                || name == "xmlns"
                || attributes?.Exists(other => other.Name == name) == true)
            {
                return false;
            }

            (attributes ??= []).Add(new XmlExtras.Attribute("", name, "", WebUtility.HtmlDecode(_text[start.._at].ToString())));
            _at++;
        }

        return true;
    }

    private bool TryTagEnd(out bool isEmpty)
    {
        isEmpty = TryTake(" />") || TryTake("/>");
        return isEmpty || TryTake(">");
    }

    private bool TryName(out Range name)
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '_' or '-' or '.'))
        {
            _at++;
        }

        name = start.._at;
        return _at > start && (char.IsAsciiLetter(_text[start]) || _text[start] == '_');
    }

    // Characters and references up to the end character, which must come.
    private bool TryText(char end)
    {
        for (; _at < _text.Length; _at++)
        {
            var character = _text[_at];
            if (character == end)
            {
                return true;
            }

            if (character == '&' ? !IsReference(_text[_at..]) : character is '<' or '>' || !XmlConvert.IsXmlChar(character))
            {
                return false; // surrogates too: pairs are so rare that the parser may take them
            }
        }

        return false;
    }

    private static bool IsReference(ReadOnlySpan<char> text) =>
        text.StartsWith("&amp;") || text.StartsWith("&lt;") || text.StartsWith("&gt;") || text.StartsWith("&quot;")
        || text.StartsWith("&#xA;") || text.StartsWith("&#xD;") || text.StartsWith("&#x9;");

    private bool TryTake(ReadOnlySpan<char> expected)
    {
        if (!_text[_at..].StartsWith(expected))
        {
            return false;
        }

        _at += expected.Length;
        return true;
    }
}
