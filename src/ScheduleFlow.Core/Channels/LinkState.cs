namespace ScheduleFlow.Core.Channels;

/// <summary>What a check of a link came to (docs/links.md).</summary>
internal enum LinkState
{
    /// <summary>It answered 200, 206 or 403, and where it is a manifest, what it names does too; or it is a file that can be read.</summary>
    Working,

    /// <summary>It cannot be reached, answers with another status, is malformed, or is refused by the address rules.</summary>
    Broken,

    /// <summary>The check was not done within its time.</summary>
    Timeout,

    /// <summary>A scheme that is not looked at: rtsp, udp, rtp, rtmp, mms, pipe and others.</summary>
    Unchecked,
}
