using System.Text;
using System.Xml;

namespace ScheduleFlow.Core.Formats.Xmltv;

/// <summary>
/// Collects children of a channel or programme to write them back: each as the DTD allows it, in the order that it
/// demands. One fragment serves many.
/// </summary>
internal sealed class XmltvFragment(XmltvCursor cursor, XmltvDropped dropped)
{
    private readonly StringBuilder _text = new();
    private readonly List<Piece> _pieces = [];
    private readonly StringBuilder _attributes = new();
    private bool _hasEpisode;

    /// <summary>The text of the last collected element without children.</summary>
    public string LastText { get; private set; } = "";

    /// <summary>Adds an attribute to the <c>extras</c> element.</summary>
    public void Attribute(string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            AppendAttribute(_attributes, name, value);
        }
    }

    /// <summary>Collects the element that the cursor stands on, with its content, and moves to its end.</summary>
    public void Child(XmltvElement parent, int rank) => Child(parent, rank, first: 0);

    /// <summary>Returns one <c>extras</c> element, or null if nothing was collected, and empties the fragment.</summary>
    public string? Take()
    {
        _hasEpisode = false;
        if (_pieces.Count == 0 && _attributes.Length == 0)
        {
            return null;
        }

        Sort(0, 0);
        var taken = _pieces.Count == 0 ? $"<extras{_attributes} />" : $"<extras{_attributes}>{_text}</extras>";
        _text.Clear();
        _pieces.Clear();
        _attributes.Clear();
        return taken;
    }

    // The pieces from first on are the earlier children of the same parent.
    private void Child(XmltvElement parent, int rank, int first)
    {
        var element = parent.Children[rank];
        var start = _text.Length;
        if (element.IsSingle && _pieces.FindIndex(first, piece => piece.Rank == rank) >= 0)
        {
            dropped.Add($"a second <{element.Name}>", cursor.Line);
            cursor.Skip();
        }
        else if (Copy(element))
        {
            _pieces.Add(new Piece(rank, start, _text.Length - start));
        }
        else
        {
            _text.Length = start;
        }
    }

    // False: the DTD does not allow it, and what was written of it must be removed.
    private bool Copy(XmltvElement element)
    {
        var line = cursor.Line;
        _text.Append('<').Append(element.Name);
        if (!CopyAttributes(element, out var system))
        {
            cursor.Skip();
            dropped.Add($"<{element.Name}> without what it must say", line);
            return false;
        }

        if (element.Children.IsEmpty)
        {
            var text = element.HasLines ? XmltvText.Lines(cursor.Text()) : XmltvText.OneLine(cursor.Text());
            LastText = text;
            if (text.Length == 0 || !element.HasText)
            {
                _text.Append(" />");
                return element.MayBeEmpty || !element.HasText;
            }

            if (element.Name == "episode-num" && system == XmltvEpisode.System)
            {
                if (_hasEpisode || !XmltvEpisode.IsValid(text))
                {
                    dropped.Add(_hasEpisode ? "a second <episode-num> of xmltv_ns" : "<episode-num> that is not xmltv_ns", line);
                    return false;
                }

                _hasEpisode = true;
            }

            _text.Append('>');
            XmltvText.Append(_text, text);
            _text.Append("</").Append(element.Name).Append('>');
            return true;
        }

        return CopyChildren(element, line);
    }

    private bool CopyChildren(XmltvElement element, int line)
    {
        var first = _pieces.Count;
        _text.Append('>');
        var start = _text.Length;
        var xml = cursor.Xml;
        var hasText = false;
        if (!xml.IsEmptyElement)
        {
            for (var depth = xml.Depth; cursor.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth);)
            {
                if (xml.NodeType == XmlNodeType.Element)
                {
                    if (element.RankOf(xml.LocalName) is >= 0 and var rank)
                    {
                        Child(element, rank, first);
                    }
                    else
                    {
                        dropped.Add($"<{xml.LocalName}>", cursor.Line);
                        cursor.Skip();
                    }
                }
                else if (element.HasText && cursor.IsText() && XmltvText.OneLine(xml.Value) is { Length: > 0 } text)
                {
                    // Text goes before the children: the order makes no difference.
                    hasText = true;
                    var rest = _text.ToString(start, _text.Length - start);
                    _text.Length = start;
                    XmltvText.Append(_text, text);
                    MoveBy(first, _text.Length - start);
                    start = _text.Length;
                    _text.Append(rest);
                }
            }
        }

        var hasRequired = element.RequiredChild is not { } required
            || _pieces.FindIndex(first, piece => element.Children[piece.Rank].Name == required) >= 0;
        var isEmpty = _pieces.Count == first && !hasText;
        Sort(first, start);
        _pieces.RemoveRange(first, _pieces.Count - first);
        _text.Append("</").Append(element.Name).Append('>');
        if (!hasRequired)
        {
            dropped.Add($"<{element.Name}> without what it must say", line);
        }

        return hasRequired && !(isEmpty && element.HasText);
    }

    private void MoveBy(int first, int length)
    {
        for (var i = first; i < _pieces.Count; i++)
        {
            _pieces[i] = _pieces[i] with { Start = _pieces[i].Start + length };
        }
    }

    private bool CopyAttributes(XmltvElement element, out string? system)
    {
        system = null;
        var xml = cursor.Xml;
        var known = 0;
        foreach (var attribute in element.Attributes)
        {
            var value = xml.GetAttribute(attribute.Name);
            known += value is null ? 0 : 1;
            if (string.IsNullOrWhiteSpace(value) || (!attribute.Values.IsEmpty && !attribute.Values.Contains(value)))
            {
                if (attribute.IsRequired)
                {
                    return false;
                }

                if (!string.IsNullOrWhiteSpace(value))
                {
                    dropped.Add($"{element.Name}@{attribute.Name}=\"{(value.Length > 20 ? value[..20] : value)}\"", cursor.Line);
                }

                continue;
            }

            system = attribute.Name == "system" ? value : system;
            AppendAttribute(_text, attribute.Name, value);
        }

        if (xml.AttributeCount > known)
        {
            DropUnknown(element);
        }

        return true;
    }

    /// <summary>Counts the attributes of the cursor's element that are not in the DTD.</summary>
    /// <param name="element">The element in the DTD.</param>
    /// <param name="others">Other known names.</param>
    public void DropUnknown(XmltvElement element, params ReadOnlySpan<string> others)
    {
        var xml = cursor.Xml;
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
        {
            var name = xml.Name;
            if (!name.StartsWith("xmlns", StringComparison.Ordinal)
                && !others.Contains(name)
                && !element.Attributes.Any(attribute => attribute.Name == name))
            {
                dropped.Add($"{element.Name}@{name}", cursor.Line);
            }
        }

        xml.MoveToElement();
    }

    private static void AppendAttribute(StringBuilder output, string name, string value)
    {
        output.Append(' ').Append(name).Append("=\"");
        XmltvText.Append(output, XmltvText.OneLine(value));
        output.Append('"');
    }

    // Sorts the pieces from first on, which fill the text from start on.
    private void Sort(int first, int start)
    {
        var isSorted = true;
        for (var i = first + 1; i < _pieces.Count; i++)
        {
            isSorted &= _pieces[i - 1].Rank <= _pieces[i].Rank;
        }

        if (!isSorted)
        {
            var unsorted = _text.ToString(start, _text.Length - start);
            _text.Length = start;
            foreach (var piece in _pieces.Skip(first).OrderBy(piece => piece.Rank))
            {
                _text.Append(unsorted, piece.Start - start, piece.Length);
            }
        }
    }

    private readonly record struct Piece(int Rank, int Start, int Length);
}
