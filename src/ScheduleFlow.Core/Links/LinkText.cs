using System.Collections.Immutable;
using ScheduleFlow.Core.Channels;

namespace ScheduleFlow.Core.Links;

/// <summary>A link's text: exactly one of an address to request, a path to read, and a verdict that needs neither.</summary>
internal sealed record LinkText
{
    private const int MaxCharacters = 16 * 1024;

    private LinkText()
    {
    }

    /// <summary>An http or https address, without its headers and fragment; may have a user name.</summary>
    public Uri? Address { get; private init; }

    /// <summary>The headers to send to it.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Headers { get; private init; } = [];

    /// <summary>The absolute path of a local file.</summary>
    public string? Path { get; private init; }

    /// <summary>The verdict about any other text.</summary>
    public LinkVerdict? Verdict { get; private init; }

    /// <summary>Links of one lane take turns: the host's name without its port; empty for files.</summary>
    public string Lane => Address is { } address ? LaneOf(address) : "";

    /// <summary>As <see cref="Lane"/>, for an address that a link leads to.</summary>
    public static string LaneOf(Uri address) => address.IdnHost.TrimEnd('.');

    public static LinkText Parse(string text)
    {
        text = text.Trim();
        if (text.Length == 0)
        {
            return Broken("is empty");
        }

        if (text.Length > MaxCharacters)
        {
            return Broken("is longer than 16,384 characters");
        }

        if (text.Any(char.IsControl))
        {
            return Broken("has control characters in it");
        }

        var scheme = SchemeOf(text);
        return scheme switch
        {
            "http" or "https" => OfWeb(text),
            "file" => OfFile(text),
            null => OfPath(text),
            _ => new LinkText { Verdict = new(LinkState.Unchecked, $"{scheme} addresses are not checked") },
        };
    }

    /// <summary>The address that a redirect or a manifest refers to; null: it is not well-formed.</summary>
    public static Uri? Resolve(Uri from, string reference) =>
        reference.Length <= MaxCharacters && Uri.TryCreate(from, reference.Trim(), out var address) ? address : null;

    public static bool IsWeb(Uri address) => address.Scheme is "http" or "https";

    private static LinkText OfWeb(string text)
    {
        // A bar without an equals sign after it is a character of the address.
        var bar = text.IndexOf('|', StringComparison.Ordinal);
        if (bar >= 0 && !text.AsSpan(bar).Contains('='))
        {
            bar = -1;
        }

        var url = bar < 0 ? text : text[..bar].TrimEnd();
        return Uri.TryCreate(url, UriKind.Absolute, out var address) && IsWeb(address) && address.Host.Length > 0
            ? new LinkText { Address = address, Headers = bar < 0 ? [] : LinkHeaders.Parse(text[(bar + 1)..]) }
            : Broken("is not a well-formed address");
    }

    private static LinkText OfFile(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || !address.IsFile)
        {
            return Broken("is not a well-formed file address");
        }

        return address.Host is "" or "localhost"
            ? OfPath(Uri.UnescapeDataString(address.AbsolutePath) is var path && OperatingSystem.IsWindows() ? path.TrimStart('/') : path)
            : Broken("is a file of another machine");
    }

    private static LinkText OfPath(string text)
    {
        // On Windows \\host\share would reach a host, and \\.\ a device.
        var isRemote = OperatingSystem.IsWindows() && text.Length > 1 && text[0] is '\\' or '/' && text[1] is '\\' or '/';
        return !isRemote && System.IO.Path.IsPathFullyQualified(text) && !text.Contains('\0', StringComparison.Ordinal)
            ? new LinkText { Path = text }
            : Broken("is neither an address nor an absolute path");
    }

    // The scheme in lower case; null for a text without one: "host:8000/a", "C:\a.mp4", "News: today".
    private static string? SchemeOf(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 2 || !char.IsAsciiLetter(text[0]))
        {
            return null;
        }

        foreach (var character in text.AsSpan(0, colon))
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('+' or '-' or '.'))
            {
                return null;
            }
        }

        var scheme = text[..colon].ToLowerInvariant();
        var rest = text.AsSpan(colon + 1);
        if (rest.StartsWith("//", StringComparison.Ordinal) || scheme is "http" or "https" or "file")
        {
            return scheme;
        }

        return rest.IsEmpty || rest.Contains(' ') || (char.IsAsciiDigit(rest[0]) && scheme != "pipe") ? null : scheme;
    }

    private static LinkText Broken(string reason) => new() { Verdict = new(LinkState.Broken, reason) };
}
