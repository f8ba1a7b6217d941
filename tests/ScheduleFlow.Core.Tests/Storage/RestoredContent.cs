using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Tests.Storage.Disks;

namespace ScheduleFlow.Core.Tests.Storage;

/// <summary>What a restore puts in the place of <see cref="StoreChange.Prepare"/>'s store: some of it older, some new, some gone.</summary>
internal static class RestoredContent
{
    private static readonly IReadOnlyList<(string Path, byte[] Bytes)> Files = Make();

    public static Problem? Put(IStore store)
    {
        if (!store.Maintenance.BeginRestoration(RestoreMode.Replace, withAccess: true).TryGet(out var restoration, out var problem))
        {
            return problem;
        }

        using (restoration)
        {
            foreach (var (path, bytes) in Files)
            {
                using var content = new MemoryStream(bytes);
                if (restoration.Add(path, isReadable: true, content).Problem is { } refused)
                {
                    return refused;
                }
            }

            return restoration.Commit().Problem;
        }
    }

    private static List<(string Path, byte[] Bytes)> Make()
    {
        var store = new FileStore("/other", Samples.Origin, new InMemoryDisk());
        store.Schedules.Add([Samples.Schedule(1, "Older"), Samples.Schedule(20)], StoreChange.Kept).Problem.Should().BeNull();
        store.AddFilled(Samples.Calendar(21, ("z", 100))).Problem.Should().BeNull();
        store.Playlists.Add(Samples.Playlist(22), new NamedContent("p.json", output => output.Write("[]"u8))).Problem.Should().BeNull();
        using var snapshot = store.Maintenance.OpenSnapshot().Value;
        var files = new List<(string, byte[])> { ("generated_pages/guide.html", "<p/>"u8.ToArray()) };
        foreach (var file in snapshot.Files)
        {
            using var content = file.Open();
            using var copy = new MemoryStream();
            content.CopyTo(copy);
            files.Add((file.Path, copy.ToArray()));
        }

        return files;
    }
}
