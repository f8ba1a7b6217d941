using System.Text;

namespace ScheduleFlow.Core.Formats.Xmltv;

/// <summary>Writes elements as text, each on its own line unless the document is compact. UTF-8 without a byte order mark.</summary>
internal sealed class XmltvOutput(Stream output, bool isCompact) : IDisposable
{
    private const int FlushedAtChars = 32 * 1024;

    private readonly StreamWriter _writer = new(
        output,
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        bufferSize: 16 * 1024,
        leaveOpen: true);

    private readonly StringBuilder _text = new();

    /// <summary>Writes a line of markup as it is.</summary>
    public void Line(int depth, ReadOnlySpan<char> markup)
    {
        Indent(depth);
        _text.Append(markup);
        EndLine();
    }

    /// <summary>Begins a start tag; attributes may follow, then <see cref="EndTag"/>.</summary>
    public void BeginTag(int depth, string name)
    {
        Indent(depth);
        _text.Append('<').Append(name);
    }

    public void Attribute(string name, string? value)
    {
        if (value is not null)
        {
            _text.Append(' ').Append(name).Append("=\"");
            XmltvText.Append(_text, XmltvText.OneLine(value));
            _text.Append('"');
        }
    }

    public void EndTag()
    {
        _text.Append('>');
        EndLine();
    }

    /// <summary>Writes an element with cleaned text, if there is any.</summary>
    public void Element(int depth, string name, string clean, string? attribute = null, string? value = null)
    {
        if (clean.Length > 0)
        {
            BeginTag(depth, name);
            Attribute(attribute ?? "", attribute is null ? null : value);
            _text.Append('>');
            XmltvText.Append(_text, clean);
            _text.Append("</").Append(name).Append('>');
            EndLine();
        }
    }

    public void Dispose()
    {
        Flush();
        _writer.Dispose();
    }

    private void Indent(int depth) => _text.Append(' ', isCompact ? 0 : depth * 2);

    private void EndLine()
    {
        if (!isCompact)
        {
            _text.Append('\n');
        }

        if (_text.Length > FlushedAtChars)
        {
            Flush();
        }
    }

    private void Flush()
    {
        _writer.Write(_text);
        _text.Clear();
    }
}
