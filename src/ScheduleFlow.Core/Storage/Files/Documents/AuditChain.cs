using System.Buffers;
using System.Text;
using Blake3;

namespace ScheduleFlow.Core.Storage.Files.Documents;

/// <summary>
/// The lines of the audit log as a chain (docs/storage.md, "The audit log"): each ends with <c>"chain"</c>, the BLAKE3 of
/// the <see cref="Link"/> of the line before (nothing for the first) and of the line itself up to there:
/// <code>
///   {…,"result":"success","chain":"9f1c…"}
///   └────── hashed ──────┘
/// </code>
/// A line that is changed, taken out or put in does not fit the next one.
/// </summary>
/// <remarks>BLAKE3, as for contents: the platform's SHA-256 would load OpenSSL into every worker that writes.</remarks>
internal static class AuditChain
{
    /// <summary>Lower-case hexadecimal digits of a link.</summary>
    public const int LinkLength = 64;

    private static ReadOnlySpan<byte> Field => ",\"chain\":\""u8;

    private static ReadOnlySpan<byte> End => "\"}"u8;

    /// <summary>Adds an entry as the next line.</summary>
    /// <param name="lines">Takes the line, with its line feed.</param>
    /// <param name="previous">The link of the line before; empty for the first.</param>
    /// <param name="entry">A JSON object.</param>
    /// <returns>The link of the new line.</returns>
    public static byte[] Append(IBufferWriter<byte> lines, ReadOnlySpan<byte> previous, ReadOnlySpan<byte> entry)
    {
        var content = entry[..^1];
        var link = Hash(previous, content);
        lines.Write(content);
        lines.Write(Field);
        lines.Write(link);
        lines.Write(End);
        lines.Write("\n"u8);
        return link;
    }

    /// <summary>
    /// The value that ties the next line to a whole line: the line's chain, or its BLAKE3 if an older version wrote it without one.
    /// </summary>
    public static byte[] Link(ReadOnlySpan<byte> line) => TrySplit(line, out _, out var chain) ? chain.ToArray() : Hash([], line);

    /// <summary>Whether a line has a chain.</summary>
    public static bool IsChained(ReadOnlySpan<byte> line) => TrySplit(line, out _, out _);

    /// <summary>Whether a line has a chain that fits the line before.</summary>
    /// <param name="previous">The link of that line; empty where there is none.</param>
    /// <param name="line">Without its line feed.</param>
    public static bool Follows(ReadOnlySpan<byte> previous, ReadOnlySpan<byte> line) =>
        TrySplit(line, out var content, out var chain) && chain.SequenceEqual(Hash(previous, content));

    private static bool TrySplit(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> content, out ReadOnlySpan<byte> chain)
    {
        var tail = Field.Length + LinkLength + End.Length;
        content = chain = default;
        if (line.Length <= tail || !line.EndsWith(End) || !line[^tail..].StartsWith(Field))
        {
            return false;
        }

        content = line[..^tail];
        chain = line[^(LinkLength + End.Length)..^End.Length];
        return true;
    }

    private static byte[] Hash(ReadOnlySpan<byte> previous, ReadOnlySpan<byte> content)
    {
        using var hash = Hasher.New();
        hash.Update(previous);
        hash.Update(content);
        return Encoding.ASCII.GetBytes(hash.Finalize().ToString());
    }
}
