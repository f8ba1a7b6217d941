using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Channels;

/// <summary>What a list says about one channel.</summary>
internal sealed record ChannelEntry
{
    /// <summary>Its line, or its position in a JSON list, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The id that our own export wrote; null: the list has none.</summary>
    public string? Id { get; init; }

    /// <inheritdoc cref="Channel.Name"/>
    public required string Name { get; init; }

    /// <inheritdoc cref="Channel.Url"/>
    public required string Url { get; init; }

    public string? Number { get; init; }

    public string? Group { get; init; }

    public string? TvgId { get; init; }

    public string? TvgName { get; init; }

    public string? Logo { get; init; }

    public ImmutableArray<string> BackupUrls { get; init; } = [];

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public ImmutableArray<string> Directives { get; init; } = [];

    public ScheduleId? Schedule { get; init; }

    public string? ScheduleChannel { get; init; }

    /// <summary>The channel's id, unless another entry of the list has taken it.</summary>
    public string OwnId => Id ?? ChannelId.Of(TvgId, Name, Url);

    /// <summary>The entry as a new channel.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="now">When it is added.</param>
    public Channel AsChannel(string id, Instant now) => new()
    {
        Id = id,
        Name = Name,
        Url = Url,
        Number = Number,
        Group = Group,
        TvgId = TvgId,
        TvgName = TvgName,
        Logo = Logo,
        BackupUrls = BackupUrls,
        Tags = Tags,
        Directives = Directives,
        Schedule = Schedule,
        ScheduleChannel = ScheduleChannel,
        Added = now,
        Updated = now,
    };

    /// <summary>Hexadecimal digits, the same for two entries that say the same.</summary>
    public string Digest()
    {
        var hash = new XxHash128();
        Add(Name, Url, Number, Group, TvgId, TvgName, Logo, Schedule?.ToString(), ScheduleChannel);
        foreach (var (name, value) in Tags)
        {
            Add(name, value);
        }

        Add("backups");
        Add([.. BackupUrls]);
        Add("directives");
        Add([.. Directives]);
        return Convert.ToHexStringLower(hash.GetCurrentHash());

        void Add(params ReadOnlySpan<string?> texts)
        {
            Span<byte> length = stackalloc byte[sizeof(int)];
            foreach (var text in texts)
            {
                // The length before each text keeps two texts from looking like one.
                BinaryPrimitives.WriteInt32LittleEndian(length, text?.Length ?? -1);
                hash.Append(length);
                hash.Append(MemoryMarshal.AsBytes(text.AsSpan()));
            }
        }
    }
}
