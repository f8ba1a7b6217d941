using System.Globalization;
using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Schedules;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Settings;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Tests.Checking;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Operations.Schedules;

/// <summary>A store of its own, and people who change its schedules.</summary>
internal sealed class Station : IDisposable
{
    private readonly TempFolder _folder = new();
    private int _seconds;

    public FileStore Store => Open("test", null);

    public string Data => _folder["data"];

    /// <summary>A document with an event of ten minutes for each title.</summary>
    public static string Document(params string[] titles) => $$"""{"name":"Week","events":[{{string.Join(
        ',',
        titles.Select((title, index) => $$"""{"title":"{{title}}","start":"2026-11-24T10:{{index}}0:00Z","duration":600}"""))}}]}""";

    /// <summary>Imports a document; each change is a second after the one before.</summary>
    public Outcome<ImportScheduleReply> Import(
        string document, ScheduleId? replace = null, long? ifRevision = null, string? actor = null, string? message = null)
    {
        var request = new ImportScheduleRequest
        {
            File = "-",
            Replace = replace?.ToString(),
            IfRevision = Text(ifRevision),
            Message = message,
        };
        return ImportSchedule.Run(request, Context(ImportScheduleRequest.Verb, actor, document)).TryGet(out var reply, out var problem)
            ? (ImportScheduleReply)reply
            : problem;
    }

    /// <summary>Goes back to a revision.</summary>
    public Outcome<RevertScheduleReply> Revert(
        ScheduleId id, long to, long? ifRevision = null, string? actor = null, string? message = null, bool dryRun = false) => RevertSchedule.Run(
        new RevertScheduleRequest { Id = id.ToString(), To = Text(to)!, IfRevision = Text(ifRevision), Message = message, DryRun = dryRun },
        Context(RevertScheduleRequest.Verb, actor));

    /// <summary>Stores a schedule, and returns its id.</summary>
    public ScheduleId Imported(params string[] titles) => ScheduleId.TryParse(Import(Document(titles)).Value.ScheduleId, out var id) ? id : default;

    /// <summary>Sets how many revisions are kept.</summary>
    public void Keep(int revisions) =>
        Store.Settings.Change<StoreSettings>(settings => settings with { RevisionsKept = revisions } is var set ? (set, set) : default, _ => ["revisions.keep"])
            .Problem.Should().BeNull();

    public void Dispose() => _folder.Dispose();

    /// <summary>The context of an operation that comes a second after the one before.</summary>
    public OperationContext Context(string verb, string? actor = null, string input = "")
    {
        var now = Events.Origin.PlusSeconds(Interlocked.Increment(ref _seconds));
        var origin = new ChangeOrigin(now, verb, null, actor);
        return new OperationContext
        {
            Store = new FileStore(Data, origin),
            Now = now,
            Origin = origin,
            Entropy = Guid.NewGuid(),
            Outside = new Surroundings { OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes(input)) },
        };
    }

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    private FileStore Open(string verb, string? actor) => new(Data, new ChangeOrigin(Events.Origin, verb, null, actor));
}
