using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Storage.Files.Commits;

/// <summary>
/// A change of several files as one file, <c>.commit</c> (docs/storage.md, "Commit"). The change has happened when this
/// file has its name on disk; then it is applied. Until that is done, even after a crash, readers see the change through
/// the record. Applying it again changes nothing.
/// </summary>
internal sealed class CommitRecord
{
    private const int SchemaVersion = 1;

    private readonly Lazy<Dictionary<string, string>> _temporaryOf;
    private readonly Lazy<HashSet<string>> _deleted;

    public CommitRecord()
    {
        _temporaryOf = new(() => Renames.ToDictionary(rename => rename.To, rename => rename.From));
        _deleted = new(() => [.. Deletes, .. Folders]);
    }

    /// <summary>The change's token, which identifies the record.</summary>
    public required string Token { get; init; }

    /// <summary>Damaged files to put aside, before anything else.</summary>
    public ImmutableArray<Renaming> Moves { get; init; } = [];

    /// <summary>Files to delete; they may be absent.</summary>
    public ImmutableArray<string> Deletes { get; init; } = [];

    /// <summary>Folders to delete with the files in them; they may be absent.</summary>
    public ImmutableArray<string> Folders { get; init; } = [];

    /// <summary>Staged files and their final names.</summary>
    public ImmutableArray<Renaming> Renames { get; init; } = [];

    public JournalAppend? Index { get; init; }

    public JournalAppend? Audit { get; init; }

    /// <summary>Whether the change touches one file only: then that file is there or not, with or without the record.</summary>
    public bool IsSingleFile => Renames.Length + Deletes.Length + Folders.Length + Moves.Length == 1;

    /// <summary>The staged file that gets this name; null: there is none.</summary>
    public string? TemporaryOf(string path) => _temporaryOf.Value.GetValueOrDefault(path);

    /// <summary>Whether the change deletes this name, and gives it to no staged file.</summary>
    public bool TakesAway(string path) =>
        _deleted.Value.Contains(path)
        || (!Folders.IsEmpty && path.LastIndexOf('/') is > 0 and var end && _deleted.Value.Contains(path[..end]));

    public void Write(Stream output)
    {
        using var lines = new LineWriter(output);
        lines.Raw("{\"version\":1,\n"u8);
        lines.Member("token", Token);
        WriteList(lines, ",\n\"moves\":["u8, Moves, WriteRenaming);
        WriteList(lines, ",\n\"deletes\":["u8, Deletes, static (json, path) => json.WriteStringValue(path));
        if (!Folders.IsEmpty)
        {
            WriteList(lines, ",\n\"folders\":["u8, Folders, static (json, path) => json.WriteStringValue(path));
        }

        WriteList(lines, ",\n\"renames\":["u8, Renames, WriteRenaming);
        WriteJournal(lines, ",\n\"index\":"u8, Index);
        WriteJournal(lines, ",\n\"audit\":"u8, Audit);
        lines.Raw("}\n"u8);
    }

    /// <exception cref="JsonException">It is not what <see cref="Write"/> wrote.</exception>
    /// <exception cref="NewerSchemaException">A newer program wrote it.</exception>
    public static CommitRecord Read(ReadOnlySpan<byte> document)
    {
        var reader = new Utf8JsonReader(document, StoredJson.Options);
        StoredJson.Read(ref reader);
        StoredJson.Expect(ref reader, JsonTokenType.StartObject);
        string? token = null;
        var moves = ImmutableArray.CreateBuilder<Renaming>();
        var deletes = ImmutableArray.CreateBuilder<string>();
        var folders = ImmutableArray.CreateBuilder<string>();
        var renames = ImmutableArray.CreateBuilder<Renaming>();
        JournalAppend? index = null;
        JournalAppend? audit = null;
        while (StoredJson.NextProperty(ref reader, out var property))
        {
            switch (property)
            {
                case "version":
                    StoredJson.CheckVersion(ref reader, SchemaVersion);
                    break;
                case "token":
                    token = StoredJson.Text(ref reader);
                    break;
                case "moves":
                    ReadRenamings(ref reader, moves);
                    break;
                case "deletes":
                    ReadPaths(ref reader, deletes);
                    break;
                case "folders":
                    ReadPaths(ref reader, folders);
                    break;
                case "renames":
                    ReadRenamings(ref reader, renames);
                    break;
                case "index":
                    index = ReadJournal(ref reader);
                    break;
                case "audit":
                    audit = ReadJournal(ref reader);
                    break;
                default:
                    StoredJson.Skip(ref reader);
                    break;
            }
        }

        return new CommitRecord
        {
            Token = token ?? throw new JsonException("The field token is missing."),
            Moves = moves.ToImmutable(),
            Deletes = deletes.ToImmutable(),
            Folders = folders.ToImmutable(),
            Renames = renames.ToImmutable(),
            Index = index,
            Audit = audit,
        };
    }

    private static void WriteList<T>(LineWriter lines, ReadOnlySpan<byte> begin, ImmutableArray<T> items, Action<Utf8JsonWriter, T> write)
    {
        lines.Raw(begin);
        for (var i = 0; i < items.Length; i++)
        {
            var item = items[i];
            lines.Raw(i == 0 ? "\n"u8 : ",\n"u8);
            lines.Value(json => write(json, item));
        }

        lines.Raw("]"u8);
    }

    private static void WriteRenaming(Utf8JsonWriter json, Renaming renaming)
    {
        json.WriteStartObject();
        json.WriteString("from"u8, renaming.From);
        json.WriteString("to"u8, renaming.To);
        json.WriteEndObject();
    }

    private static void WriteJournal(LineWriter lines, ReadOnlySpan<byte> begin, JournalAppend? journal)
    {
        if (journal is null)
        {
            return;
        }

        lines.Raw(begin);
        lines.Value(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("at"u8, journal.At);
            json.WriteBoolean("flush"u8, journal.Flush);
            json.WriteString("lines"u8, journal.Lines.Span);
            json.WriteEndObject();
        });
    }

    private static void ReadPaths(ref Utf8JsonReader reader, ImmutableArray<string>.Builder paths)
    {
        StoredJson.Expect(ref reader, JsonTokenType.StartArray);
        while (StoredJson.NextItem(ref reader))
        {
            paths.Add(Inside(StoredJson.Text(ref reader)));
        }
    }

    private static void ReadRenamings(ref Utf8JsonReader reader, ImmutableArray<Renaming>.Builder renamings)
    {
        StoredJson.Expect(ref reader, JsonTokenType.StartArray);
        while (StoredJson.NextItem(ref reader))
        {
            StoredJson.Expect(ref reader, JsonTokenType.StartObject);
            string? from = null;
            string? to = null;
            while (StoredJson.NextProperty(ref reader, out var property))
            {
                switch (property)
                {
                    case "from":
                        from = Inside(StoredJson.Text(ref reader));
                        break;
                    case "to":
                        to = Inside(StoredJson.Text(ref reader));
                        break;
                    default:
                        StoredJson.Skip(ref reader);
                        break;
                }
            }

            renamings.Add(from is null || to is null ? throw new JsonException("A renaming lacks a name.") : new Renaming(from, to));
        }
    }

    private static JournalAppend ReadJournal(ref Utf8JsonReader reader)
    {
        StoredJson.Expect(ref reader, JsonTokenType.StartObject);
        long? at = null;
        string? lines = null;
        var flush = true;
        while (StoredJson.NextProperty(ref reader, out var property))
        {
            switch (property)
            {
                case "at":
                    at = StoredJson.Number(ref reader);
                    break;
                case "flush":
                    flush = reader.TokenType == JsonTokenType.True;
                    break;
                case "lines":
                    lines = StoredJson.Text(ref reader);
                    break;
                default:
                    StoredJson.Skip(ref reader);
                    break;
            }
        }

        return at is not >= 0 || lines is null
            ? throw new JsonException("Lines for a journal lack their place.")
            : new JournalAppend(at.Value, System.Text.Encoding.UTF8.GetBytes(lines), flush);
    }

    // A record is applied without a request, so it must not lead out of the data folder, whoever wrote it.
    private static string Inside(string relative) =>
        relative.Length == 0
            || relative[0] == '/'
            || relative.Contains('\\')
            || relative.Contains(':')
            || relative.Split('/').Contains("..")
            ? throw new JsonException("A path leads out of the data folder.")
            : relative;

    /// <summary>A file and its new name, both relative to the data folder.</summary>
    internal sealed record Renaming(string From, string To);

    /// <summary>Lines for the end of a journal.</summary>
    /// <param name="At">The journal's length before them.</param>
    /// <param name="Lines">UTF-8, each with its line feed.</param>
    /// <param name="Flush">Whether they must be on disk before the change is done.</param>
    internal sealed record JournalAppend(long At, ReadOnlyMemory<byte> Lines, bool Flush);
}
