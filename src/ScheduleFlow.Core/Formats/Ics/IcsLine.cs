using System.Text;

namespace ScheduleFlow.Core.Formats.Ics;

/// <summary>One content line: <c>NAME;PARAM=value;PARAM="value":VALUE</c> (RFC 5545, 3.1).</summary>
internal readonly struct IcsLine
{
    private readonly string _text;
    private readonly int _nameEnd;
    private readonly int _valueAt;

    private IcsLine(string text, int nameEnd, int valueAt)
    {
        _text = text;
        _nameEnd = nameEnd;
        _valueAt = valueAt;
    }

    /// <summary>In upper case.</summary>
    public string Name => _text[.._nameEnd].ToUpperInvariant();

    public string Value => _text[_valueAt..];

    /// <summary>Null if there is no colon outside quotes, or no name before it.</summary>
    public static IcsLine? Parse(string text)
    {
        var inQuotes = false;
        var nameEnd = -1;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"':
                    inQuotes = !inQuotes;
                    break;
                case ';' when nameEnd < 0:
                    nameEnd = i;
                    break;
                case ':' when !inQuotes:
                    nameEnd = nameEnd < 0 ? i : nameEnd;
                    return nameEnd > 0 && !text.AsSpan(0, nameEnd).ContainsAnyExcept(NameCharacters)
                        ? new IcsLine(text, nameEnd, i + 1)
                        : null;
            }
        }

        return null;
    }

    /// <summary>The value of a parameter, without its quotes; null: there is none.</summary>
    public string? Parameter(string name)
    {
        var rest = _text.AsSpan(_nameEnd, _valueAt - 1 - _nameEnd);
        while (rest.Length > 0)
        {
            rest = rest[1..]; // the semicolon
            var end = EndOfParameter(rest);
            var parameter = rest[..end];
            var equals = parameter.IndexOf('=');
            if (equals > 0 && parameter[..equals].Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return parameter[(equals + 1)..].Trim('"').ToString();
            }

            rest = rest[end..];
        }

        return null;
    }

    /// <summary>A value of type TEXT without its escapes.</summary>
    public static string Unescape(string value)
    {
        if (!value.Contains('\\'))
        {
            return value;
        }

        var text = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\' && i + 1 < value.Length)
            {
                i++;
                text.Append(value[i] is 'n' or 'N' ? '\n' : value[i]);
            }
            else
            {
                text.Append(value[i]);
            }
        }

        return text.ToString();
    }

    /// <summary>The end of the first of several values: an unescaped comma, or the end of the text.</summary>
    public static int EndOfFirst(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\')
            {
                i++;
            }
            else if (value[i] == ',')
            {
                return i;
            }
        }

        return value.Length;
    }

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    private static int EndOfParameter(ReadOnlySpan<char> text)
    {
        var inQuotes = false;
        for (var i = 0; i < text.Length; i++)
        {
            inQuotes ^= text[i] == '"';
            if (text[i] == ';' && !inQuotes)
            {
                return i;
            }
        }

        return text.Length;
    }
}
