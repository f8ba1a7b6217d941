namespace ScheduleFlow.EndToEnd.Tests.Dashboard;

/// <summary>Who sits in front of the dashboard.</summary>
public enum Account
{
    /// <summary>Nobody yet: the dashboard asks who is there.</summary>
    Nobody,

    /// <summary>vera, a viewer.</summary>
    Viewer,

    /// <summary>emil, an editor.</summary>
    Editor,

    /// <summary>anna, an admin.</summary>
    Admin,
}

public enum Theme
{
    Light,
    Dark,
}

/// <summary>What the dashboard is looked at on.</summary>
public enum Device
{
    /// <summary>1440 × 900.</summary>
    Desk,

    /// <summary>360 × 740, with touch.</summary>
    Phone,

    /// <summary>320 × 640: the narrowest that counts, and what 400 % zoom leaves of a desk.</summary>
    Narrow,

    /// <summary>3840 × 2160.</summary>
    Wall,
}
