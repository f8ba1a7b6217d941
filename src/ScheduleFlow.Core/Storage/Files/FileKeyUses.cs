using System.Text.Json;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage.Files;

/// <summary>
/// The uses of keys, in a file and a folder of their own, as the stamps of other documents depend on the time of the data
/// folder.
/// </summary>
/// <remarks>
/// No lock is taken, as nothing depends on it. If two processes write at once, one of them loses its uses until it writes
/// all that it knows again, a minute later.
/// </remarks>
/// <param name="dataFolder">The data folder; if it does not exist, nothing is written.</param>
public sealed class FileKeyUses(string dataFolder) : IKeyUses
{
    private readonly string _path = new StorePaths(dataFolder).KeyUses;

    /// <inheritdoc/>
    public void Note(IReadOnlyDictionary<string, DateTimeOffset> uses)
    {
        if (!Directory.Exists(dataFolder))
        {
            return;
        }

        var all = Noted();
        foreach (var (id, time) in uses)
        {
            var instant = Instant.From(time);
            all[id] = all.TryGetValue(id, out var noted) && noted > instant ? noted : instant;
        }

        DurableFile.Write(_path, output => KeyUseFile.Write(output, all), isPrivate: true);
    }

    private Dictionary<string, Instant> Noted()
    {
        try
        {
            return File.Exists(_path) ? KeyUseFile.Read(File.ReadAllBytes(_path)) : KeyUseFile.None();
        }
        catch (JsonException)
        {
            return KeyUseFile.None();
        }
    }
}
