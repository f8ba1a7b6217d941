using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Storage.Files.Migrations;

/// <summary>
/// The members of a document, each value as the bytes that were read. What a step does not change stays as it was written,
/// including fields that this program does not know.
/// </summary>
internal sealed record DocumentMembers(ImmutableArray<(string Name, ReadOnlyMemory<byte> Value)> Members)
{
    private const string VersionName = "version";

    /// <summary>The schema version; 1: the document does not say.</summary>
    /// <exception cref="JsonException">It is not a version.</exception>
    public long Version
    {
        get
        {
            if (!Has(VersionName))
            {
                return 1;
            }

            var reader = new Utf8JsonReader(Members.Last(member => member.Name == VersionName).Value.Span);
            StoredJson.Read(ref reader);
            return StoredJson.Number(ref reader) is >= 1 and var version
                ? version
                : throw new JsonException("There is no such schema version.");
        }
    }

    /// <exception cref="JsonException">It is not a JSON object.</exception>
    public static DocumentMembers Read(ReadOnlyMemory<byte> document)
    {
        var reader = new Utf8JsonReader(document.Span, StoredJson.Options);
        StoredJson.Read(ref reader);
        StoredJson.Expect(ref reader, JsonTokenType.StartObject);
        var members = ImmutableArray.CreateBuilder<(string, ReadOnlyMemory<byte>)>();
        while (StoredJson.NextProperty(ref reader, out var name))
        {
            var start = (int)reader.TokenStartIndex;
            StoredJson.Skip(ref reader);
            members.Add((name, document[start..(int)reader.BytesConsumed]));
        }

        return new DocumentMembers(members.DrainToImmutable());
    }

    public bool Has(string name) => Members.Any(member => member.Name == name);

    /// <summary>The same with one more member, after another one, or at the end if that one is absent.</summary>
    public DocumentMembers Insert(string name, ReadOnlyMemory<byte> value, string behind)
    {
        var at = Members.ToList().FindIndex(member => member.Name == behind);
        return new DocumentMembers(Members.Insert(at < 0 ? Members.Length : at + 1, (name, value)));
    }

    /// <summary>The same with another value of a member, where it is there.</summary>
    public DocumentMembers With(string name, Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>> change) =>
        new([.. Members.Select(member => member.Name == name ? (name, change(member.Value)) : member)]);

    /// <summary>Writes the document, one member per line, the version first.</summary>
    public void Write(Stream output, long version)
    {
        using var lines = new LineWriter(output);
        lines.Raw("{\"version\":"u8);
        lines.Value(json => json.WriteNumberValue(version));
        foreach (var (name, value) in Members.Where(member => member.Name != VersionName))
        {
            lines.Raw(",\n"u8);
            lines.Value(json => json.WriteStringValue(name));
            lines.Raw(":"u8);
            lines.Raw(value.Span);
        }

        lines.Raw("}\n"u8);
    }
}
