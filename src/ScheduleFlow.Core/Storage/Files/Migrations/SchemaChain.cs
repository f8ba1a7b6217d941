using System.Collections.Immutable;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files.Migrations;

/// <summary>
/// The steps from the first schema of a kind of documents to the present one. A new version needs one more step at the end
/// of the chain, and the new number in the document's own class.
/// </summary>
internal sealed record SchemaChain(ImmutableArray<SchemaStep> Steps)
{
    /// <summary>Documents that have had only one schema so far.</summary>
    public static readonly SchemaChain First = new([]);

    /// <summary>Schedules: version 2 counts revisions, for <c>import-schedule --replace</c>.</summary>
    public static readonly SchemaChain Schedules = new(
    [
        new SchemaStep(1, static members => members.Has("revision") ? members : members.Insert("revision", "1"u8.ToArray(), behind: "id")),
    ]);

    /// <summary>API keys: version 2 has the scope of each; those of version 1 have none.</summary>
    public static readonly SchemaChain Keys = new([new SchemaStep(1, static members => members.With("keys", ApiKeyDocument.WithScopes))]);

    /// <summary>
    /// Channels: from version 2 on the schedule of a channel is on its timeline, which is written first; what version 1 says
    /// of it is no longer read.
    /// </summary>
    public static readonly SchemaChain Channels = new([new SchemaStep(1, static members => members)]);

    /// <summary>The version at the end of the chain.</summary>
    public long Current => Steps.Length + 1;

    /// <summary>A document in the newest schema.</summary>
    public byte[] Upgrade(DocumentMembers members)
    {
        var version = members.Version;
        foreach (var step in Steps.Where(step => step.From >= version))
        {
            members = step.Apply(members);
        }

        using var output = new MemoryStream();
        members.Write(output, Current);
        return output.ToArray();
    }
}
