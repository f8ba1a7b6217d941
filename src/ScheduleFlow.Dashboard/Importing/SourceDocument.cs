using System.Text;

namespace ScheduleFlow.Dashboard.Importing;

/// <summary>What a person has dropped, picked or pasted, or a file that is on the server already.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Content">Its bytes; null: it is on the server, and the name is its path.</param>
public sealed record SourceDocument(string Name, byte[]? Content)
{
    /// <summary>The longest part of a line that is shown.</summary>
    private const int Widest = 160;
    private string[]? _lines;

    /// <summary>Its name without the extension: what a schedule is called if the document does not say.</summary>
    public string Stem => Path.GetFileNameWithoutExtension(Name);

    /// <summary>A line, cut around a column, with how far its beginning is from that of the line; null: it cannot be seen here.</summary>
    /// <param name="line">From 1.</param>
    /// <param name="column">From 1; null: unknown.</param>
    public (string Text, int Before)? LineAt(int line, int? column)
    {
        if (Content is null)
        {
            return null;
        }

        _lines ??= Text().Split('\n');
        if (line < 1 || line > _lines.Length)
        {
            return null;
        }

        var text = _lines[line - 1].TrimEnd('\r');
        var before = text.Length <= Widest ? 0 : Math.Clamp((column ?? 1) - 1 - (Widest / 4), 0, text.Length - Widest);
        return (text.Substring(before, Math.Min(Widest, text.Length - before)), before);
    }

    /// <summary>Whether it looks like a list of links, one on each line: not a schedule, but a playlist.</summary>
    public bool IsListOfLinks()
    {
        var lines = Beginning().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#').Take(20).ToList();
        return lines.Count > 0 && lines.All(line => Uri.TryCreate(line, UriKind.Absolute, out var uri) && uri.Scheme.Length > 1 && !line.Contains(' ', StringComparison.Ordinal));
    }

    /// <summary>Whether it looks like a list of channels: entries without a length.</summary>
    public bool IsListOfChannels() => Beginning().Split('\n').Any(line => line.StartsWith("#EXTINF:-1", StringComparison.Ordinal));

    private string Beginning() => Content is null ? "" : Encoding.UTF8.GetString(Content, 0, Math.Min(Content.Length, 8 * 1024));

    // UTF-16 says so in its first bytes.
    private string Text()
    {
        using var reader = new StreamReader(new MemoryStream(Content!), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }
}
