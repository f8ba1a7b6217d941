namespace ScheduleFlow.Core.Channels;

/// <summary>The outcome of a check of a link (docs/links.md).</summary>
internal enum LinkState
{
    /// <summary>It answered 200, 206 or 403, and so did what its manifest names, if it is one; or it is a readable file.</summary>
    Working,

    /// <summary>It cannot be reached, answers with another status, is malformed, or is refused by the address rules.</summary>
    Broken,

    /// <summary>The check did not end within its time.</summary>
    Timeout,

    /// <summary>Its scheme is not checked: rtsp, udp, rtp, rtmp, mms, pipe and others.</summary>
    Unchecked,
}
