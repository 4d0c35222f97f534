"""Where the working programme is, and its tasks are taken and given back."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from compromiso.web.pages.tasks.views import give_back, take, tasks

urlpatterns = [
    path("", tasks, name="tasks"),
    path(pgettext_lazy("address", "<uuid:task_id>/take/"), take, name="task-take"),
    path(
        pgettext_lazy("address", "taken/<uuid:assignment_id>/give-back/"),
        give_back,
        name="task-give-back",
    ),
]
