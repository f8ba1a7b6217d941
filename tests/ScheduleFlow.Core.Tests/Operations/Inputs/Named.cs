using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Tests.Checking;
using ScheduleFlow.Core.Tests.Storage;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Operations.Inputs;

/// <summary>
/// A store with things to name: the schedules 1 “Evening”, 2 “Night”, 3 “Night”, and the playlists 1 and 2. The ids of all
/// begin with eight digits that are their number: <c>00000001</c>.
/// </summary>
public abstract class Named : IDisposable
{
    private protected Named()
    {
        Context = new OperationContext
        {
            Store = new FileStore(Folder["data"], new ChangeOrigin(Events.Origin, "test", null, null)),
            Now = Events.Origin,
            Entropy = Guid.Empty,
        };
        Context.Store.Schedules.Add([Samples.Schedule(1, "Evening"), Samples.Schedule(2, "Night"), Samples.Schedule(3, "Night")])
            .Problem.Should().BeNull();
        Context.Store.Playlists.Add(Samples.Playlist(1)).Problem.Should().BeNull();
        Context.Store.Playlists.Add(Samples.Playlist(2)).Problem.Should().BeNull();
    }

    private protected TempFolder Folder { get; } = new();

    private protected OperationContext Context { get; }

    /// <summary>A context whose store cannot be asked for anything.</summary>
    private protected static OperationContext WithoutStore { get; } =
        new() { Store = null!, Now = Events.Origin, Entropy = Guid.Empty };

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
