using System.Text;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Channels;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Tests.Checking;
using ScheduleFlow.Core.Time;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Operations.Channels;

/// <summary>Operations on the channels of a store in a folder of its own.</summary>
public abstract class ChannelOperations : IDisposable
{
    private protected TempFolder Folder { get; } = new();

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected OperationContext At(long seconds = 0)
    {
        var now = Events.Origin.PlusSeconds(seconds);
        return new OperationContext { Store = Store(now), Now = now, Entropy = Guid.NewGuid() };
    }

    /// <summary>The same, with a document on standard input.</summary>
    private protected OperationContext Reading(string document, long seconds = 0) => At(seconds) with
    {
        Outside = new Surroundings { OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes(document)), InputName = "list" },
    };

    private protected FileStore Store(Instant? now = null) => new(Folder["data"], new ChangeOrigin(now ?? Events.Origin, "test", "r-1", "editor@127.0.0.1"));

    private protected static InputSource Input(string text) => new()
    {
        Argument = InputSource.StandardInput,
        OpenStandardInput = () => new MemoryStream(Encoding.UTF8.GetBytes(text)),
        StandardInputName = "list",
    };

    private protected JsonElement Import(string list, string? mode = null) => Replies.Json(
        ImportChannels.Run(new ImportChannelsRequest { File = "-", Mode = mode ?? ImportChannelsRequest.Merge }, Reading(list)));

    private protected JsonElement Add(string fields) => Replies.Json(AddChannel.Run(new AddChannelRequest(), Reading(fields)));

    private protected Outcome<Contracts.Operations.Reply> Update(string id, string fields, long seconds = 0) =>
        UpdateChannel.Run(new UpdateChannelRequest { Id = id }, Reading(fields, seconds));
}
