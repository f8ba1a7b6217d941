using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Storage.Files.Documents;

/// <summary>A document of the store: where it is and how it is read.</summary>
/// <param name="Path">Its file.</param>
/// <param name="What">What a person calls it, as the beginning of a sentence.</param>
/// <param name="Read">Reads the bytes; a <see cref="JsonException"/> says that they are not what was written.</param>
internal sealed record StoredDocument<T>(string Path, string What, Func<byte[], T> Read)
    where T : notnull
{
    /// <summary>What to do if it is damaged.</summary>
    public string Hint { get; init; } =
        "Restore the file from a copy of the data folder, or delete it and import it again. Everything else stays available.";

    /// <param name="bytes">The file's bytes.</param>
    /// <param name="damage">Where the document is damaged; null: it is not damaged, even if a newer program wrote it.</param>
    public Outcome<T> Parse(byte[] bytes, out string? damage)
    {
        damage = null;
        try
        {
            return Read(bytes);
        }
        catch (JsonException exception)
        {
            damage = bytes.Length == 0 ? "the file is empty"
                : exception.LineNumber is { } line ? $"line {line + 1}, byte {exception.BytePositionInLine + 1}"
                : "what it says is not what was written";
            return Damaged($"Damaged at {damage}.");
        }
        catch (NewerSchemaException exception)
        {
            return new Problem(ErrorType.StoreCorrupt, $"{What} was written by a newer ScheduleFlow (schema version {exception.Version}).")
            {
                Hint = "Use that version; this one leaves the file as it is.",
            };
        }
    }

    /// <summary>The problem of a damaged document.</summary>
    /// <param name="details">What is damaged and what was done about it.</param>
    public Problem Damaged(string details) => new(ErrorType.StoreCorrupt, $"{What} cannot be read: its file is damaged.")
    {
        Hint = Hint,
        Details = details,
    };

    /// <summary>The problem of a damaged document that was put aside and could not be replaced.</summary>
    /// <param name="aside">Its present name, for a person.</param>
    /// <param name="damage">Where it is damaged; null: that was found earlier.</param>
    public Problem PutAside(string aside, string? damage = null)
    {
        var found = damage is null ? "" : $"Damaged at {damage}. ";
        return Damaged($"{found}The damaged file was put aside as {aside}.") with { Reason = ProblemReason.PutAside };
    }
}
