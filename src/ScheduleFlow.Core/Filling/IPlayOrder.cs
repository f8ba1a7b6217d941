namespace ScheduleFlow.Core.Filling;

/// <summary>Decides which of the rested videos comes next.</summary>
internal interface IPlayOrder
{
    /// <summary>How long a video rests before this order offers it again: at least the cooldown.</summary>
    long RestSeconds { get; }

    /// <summary>The video takes part from now on. Called once for each.</summary>
    void Join(int video);

    /// <summary>The video has rested <see cref="RestSeconds"/>.</summary>
    void Rested(int video);

    /// <summary>The video may not play for now, rested or not.</summary>
    void Withdraw(int video);

    /// <summary>The next of the rested videos; -1: this order offers none.</summary>
    int Next();

    /// <summary>The video plays now, whether this order offered it or not, and begins to rest.</summary>
    void Played(int video);
}
