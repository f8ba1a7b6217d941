namespace ScheduleFlow.Dashboard.Now;

/// <summary>How much a channel asks for attention, the most first.</summary>
public enum Urgency
{
    /// <summary>Nothing is on air.</summary>
    OffAir,

    /// <summary>Within the hour nothing will be on air, or what is on air has a dead link.</summary>
    Soon,

    /// <summary>Within a day it runs empty, or events overlap, or a link is dead.</summary>
    Watch,

    /// <summary>Nothing.</summary>
    Fine,
}
