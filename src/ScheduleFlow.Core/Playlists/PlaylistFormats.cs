using System.Collections.Immutable;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Playlists;

/// <summary>The formats of playlists, by name.</summary>
internal static class PlaylistFormats
{
    /// <summary>What an import may be asked to read, <c>auto</c> first.</summary>
    public static readonly ImmutableArray<string> ReaderNames = [FormatNames.Auto, FormatNames.Json, FormatNames.M3u, FormatNames.Text];

    /// <summary>What an export may be asked to write.</summary>
    public static readonly ImmutableArray<string> WriterNames = [FormatNames.M3u, FormatNames.Json, FormatNames.CasparList];

    /// <summary>The writer of a format; null for names that are none. Names are lower case.</summary>
    public static IPlaylistWriter? Writer(string name) => name switch
    {
        FormatNames.M3u => new M3uPlaylistWriter(),
        FormatNames.Json => new JsonPlaylistWriter(),
        FormatNames.CasparList => new CasparListWriter(),
        _ => null,
    };

    /// <summary>The writer of a format; a <c>validation</c> problem for names that are none.</summary>
    public static Outcome<IPlaylistWriter> WriterFor(string name) => Writer(name.ToLowerInvariant()) is { } writer
        ? Outcome.Of(writer)
        : new Problem(ErrorType.Validation, $"\"{name}\" is no format of playlists that is written.") { Hint = $"Formats: {string.Join(", ", WriterNames)}." };
}
