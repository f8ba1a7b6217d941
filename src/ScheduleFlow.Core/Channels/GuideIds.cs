namespace ScheduleFlow.Core.Channels;

/// <summary>
/// The ids of channels in TV guides: the <c>tvg-id</c> if XMLTV accepts it and no other channel has it, else one made
/// from it. The list of channels and the guide use the same ids, or players could not match them.
/// </summary>
internal sealed class GuideIds
{
    private readonly Dictionary<string, string> _ids;

    public GuideIds(ChannelList list)
    {
        // Valid ids stay as they are, even if an earlier channel would be given the same one.
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
            var ownsIt = owners.GetValueOrDefault(wanted) == channel.Id;
            _ids.TryAdd(channel.Id, ownsIt ? wanted : XmltvChannelId.MakeValid(wanted, taken, next));
        }
    }

    public string Of(Channel channel) => _ids[channel.Id];
}
