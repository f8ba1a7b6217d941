using System.Xml;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Text.Xml;

/// <summary>
/// Explains an XML error in our own words, from its place, the text around it and the open elements: the platform's
/// message is not meant for users, and differs between builds.
/// </summary>
internal static class XmlFaults
{
    private const int MaxQuoted = 40;

    public static Problem Describe(XmlException exception, Utf8TextReader text, OpenElements open)
    {
        int line = Math.Max(1, exception.LineNumber), column = Math.Max(1, exception.LinePosition);
        var (window, at) = Find(text, line, column);
        if (exception.LineNumber == 0)
        {
            at = window.Length; // For something that is missing, the platform gives no place.
        }

        var (fault, hint) = at < 0
            ? ("it is not well-formed", null)
            : Explain(window, at, text.ReachedEnd, open);
        return ReadProblems.NotWellFormed("XML", line, column, fault, hint);
    }

    private static (string Fault, string? Hint) Explain(string window, int at, bool reachedEnd, OpenElements open)
    {
        var here = window.AsSpan(at);
        var before = window.AsSpan(0, at);

        if (reachedEnd && here.Trim().IsEmpty)
        {
            return AtTheEnd(open);
        }

        var character = here.IsEmpty ? '\0' : here[0];
        if (!here.IsEmpty && !XmlConvert.IsXmlChar(character) && !char.IsSurrogate(character))
        {
            return (
                $"the character U+{(int)character:X4} is not allowed in XML",
                "Remove it; it is a control character that no reader accepts.");
        }

        if (before.EndsWith("<?") && here.StartsWith("xml", StringComparison.OrdinalIgnoreCase))
        {
            return ("the XML declaration is not the first thing in the document", "Remove what stands before <?xml, white space included.");
        }

        if (before.EndsWith("</"))
        {
            return MismatchedTag(Name(here), open);
        }

        var ampersand = before.LastIndexOf('&');
        if (character == '&' || (ampersand >= 0 && before[(ampersand + 1)..].IndexOfAny(";<> \n") < 0))
        {
            return Entity(character == '&' ? here[1..] : window.AsSpan(ampersand + 1));
        }

        if (open is { Count: 0, Root: not null })
        {
            var next = Name(before.EndsWith("<") ? here : here[1..]);
            return character == '<' || before.EndsWith("<")
                ? (
                    $"a second root element <{next}> follows </{open.Root}>",
                    "A document has one root element: put both inside one <schedule>.")
                : ($"text follows </{open.Root}>", "Remove everything after the root element.");
        }

        if (open.Root is null && character != '<' && (!before.Contains('<') || before.TrimEnd().EndsWith("?>")))
        {
            return ("it does not start with a root element", "Check that it is XML.");
        }

        return InsideATag(window, at) ?? ($"it is not well-formed near \"{Quote(window, at)}\"", null);
    }

    private static (string Fault, string? Hint)? InsideATag(string window, int at)
    {
        var here = window.AsSpan(at);
        var before = window.AsSpan(0, at);
        var name = Name(here);
        if (here.StartsWith("<") || (before.EndsWith("<") && name.Length == 0))
        {
            return ("a < stands alone", "In text or in an attribute it is written &lt;.");
        }

        if (before.TrimEnd().EndsWith("="))
        {
            return ("an attribute's value is not in quotes", null);
        }

        if (name.Contains(':'))
        {
            return ($"the prefix of {name} is not declared", "Declare it with xmlns:prefix=\"…\", or remove the prefix.");
        }

        return name.Length > 0 && here[name.Length..].StartsWith("=")
            ? ($"the attribute {name} is there twice, or its name is not allowed", null)
            : null;
    }

    private static (string Fault, string? Hint) AtTheEnd(OpenElements open) => open switch
    {
        { Root: null } => ("the document ends before its root element", "Check that the file was written completely."),
        { Count: 0 } => ("it is not well-formed", null),
        _ => (
            $"the document ends inside <{open.Innermost.Name}> of line {open.Innermost.Line}",
            ReadProblems.CutShort),
    };

    private static (string Fault, string? Hint) MismatchedTag(string found, OpenElements open) => open switch
    {
        { Count: 0 } => ($"</{found}> closes an element that was never opened", null),
        _ when open.Innermost.Name == found => ($"the end tag </{found}> is not well-formed", null),
        _ => (
            $"</{found}> does not match <{open.Innermost.Name}> of line {open.Innermost.Line}",
            $"Close <{open.Innermost.Name}> before it."),
    };

    private static (string Fault, string? Hint) Entity(ReadOnlySpan<char> behindAmpersand)
    {
        var name = Name(behindAmpersand);
        return name switch
        {
            _ when behindAmpersand.StartsWith("#") => (
                "a character reference is wrong",
                "It is written &#160; or &#xA0;, for a character that XML allows."),
            "" => ("an & stands alone", "Write it &amp;."),
            _ when behindAmpersand[name.Length..].StartsWith(";") => (
                $"the entity &{name}; is not declared",
                "XML knows only &amp; &lt; &gt; &quot; &apos;: write "
                    + (name == "nbsp" ? "&#160; for &nbsp;." : "the character itself.")),
            _ => ($"the & before \"{name}\" starts no entity", "Write a plain & as &amp;."),
        };
    }

    private static string Name(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && length < MaxQuoted && (XmlConvert.IsNCNameChar(text[length]) || text[length] == ':'))
        {
            length++;
        }

        return text[..length].ToString();
    }

    private static string Quote(string window, int at)
    {
        var start = Math.Max(0, at - (MaxQuoted / 4));
        return string.Create(Math.Min(MaxQuoted, window.Length - start), (window, start), static (chars, state) =>
        {
            state.window.AsSpan(state.start, chars.Length).CopyTo(chars);
            for (var i = 0; i < chars.Length; i++)
            {
                chars[i] = char.IsControl(chars[i]) || char.IsSurrogate(chars[i]) ? ' ' : chars[i];
            }
        }).Trim();
    }

    // The offset of line and column in the window, or -1 if the error lies before it.
    private static (string Window, int At) Find(Utf8TextReader text, int line, int column)
    {
        var window = text.Window;
        var start = text.WindowStart;
        var at = 0;
        var current = start.Line;
        while (current < line && at < window.Length)
        {
            var end = window.AsSpan(at).IndexOfAny('\r', '\n');
            if (end < 0)
            {
                return (window, window.Length);
            }

            at += end;
            at += window[at] == '\r' && at + 1 < window.Length && window[at + 1] == '\n' ? 2 : 1;
            current++;
        }

        var offset = at + column - (line == start.Line ? start.Column : 1);
        return current != line || offset < 0 ? (window, -1) : (window, Math.Min(offset, window.Length));
    }
}
