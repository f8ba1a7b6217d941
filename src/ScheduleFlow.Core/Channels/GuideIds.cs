namespace ScheduleFlow.Core.Channels;

/// <summary>
/// What TV guides call the channels: the <c>tvg-id</c> where it is one that XMLTV accepts and no other channel has, else
/// one made of it. The list of channels and the guide say the same, or players would not find one in the other.
/// </summary>
internal sealed class GuideIds
{
    private readonly Dictionary<string, string> _ids;

    public GuideIds(ChannelList list)
    {
        // Ids that are right as they are keep their name, whichever channel comes first.
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var channel in list.Channels)
        {
            if (channel.TvgId is { } id && XmltvChannelId.IsValid(id))
            {
                owners.TryAdd(id, channel.Id);
            }
        }

        var taken = owners.Keys.ToHashSet(StringComparer.Ordinal);
        var next = new Dictionary<string, int>(StringComparer.Ordinal);
        _ids = new Dictionary<string, string>(list.Channels.Length, StringComparer.Ordinal);
        foreach (var channel in list.Channels)
        {
            var wanted = channel.TvgId ?? channel.Id;
            _ids.TryAdd(channel.Id, owners.GetValueOrDefault(wanted) == channel.Id ? wanted : XmltvChannelId.MakeValid(wanted, taken, next));
        }
    }

    public string Of(Channel channel) => _ids[channel.Id];
}
