"""Every address on one screen."""

from django.urls import URLPattern, URLResolver, include, path

from withdrawal.views import call, health, home, letter, letter_files, log, offers, pieces, record, reminders, take_away, walk

one_offer: list[URLPattern | URLResolver] = [
    path("", walk.plan, name="plan"),
    path("edit/", offers.edit, name="edit"),
    path("erase/", offers.erase, name="erase"),
    path("people/", offers.people, name="people"),
    path("people/<int:pk>/", offers.person, name="person"),
    path("steps/<slug:slug>/", walk.step, name="step"),
    path("message/", pieces.message, name="message"),
    path("message/sent/", pieces.sent, name="sent"),
    path("message.txt", pieces.message_txt, name="message_txt"),
    path("message.eml", pieces.message_eml, name="message_eml"),
    path("call/", call.call, name="call"),
    path("call.pdf", call.call_pdf, name="call_pdf"),
    path("call.ics", reminders.call_ics, name="call_ics"),
    path("letter/", letter.letter, name="letter"),
    path("letter/issue/", letter.issue, name="issue"),
    path("letter.pdf", letter.letter_pdf, name="letter_pdf"),
    path("letter.docx", letter_files.letter_docx, name="letter_docx"),
    path("letter.txt", letter_files.letter_txt, name="letter_txt"),
    path("letters/<uuid:letter>.pdf", letter.issued, name="issued"),
    path("letters/<uuid:letter>.eml", letter_files.issued_eml, name="issued_eml"),
    path("letters/<uuid:letter>/posted/", letter.posted, name="posted"),
    path("log/", log.log, name="log"),
    path("log/new/", log.new, name="log_new"),
    path("log/import/", log.bring_in, name="log_import"),
    path("log/import/replies/", log.replies, name="log_replies"),
    path("log/<int:seq>/correct/", log.correct, name="log_correct"),
    path("log/<int:seq>.ics", reminders.follow_up_ics, name="follow_up_ics"),
    path("log/files/<uuid:file>", log.attachment, name="attachment"),
    path("loose-ends/<int:pk>.ics", reminders.loose_end_ics, name="loose_end_ics"),
    path("next-contact.ics", reminders.next_contact_ics, name="next_contact_ics"),
    path("log/record/", record.log_record, name="log_record"),
    path("log.pdf", take_away.log_pdf, name="log_pdf"),
    path("log.csv", take_away.log_csv, name="log_csv"),
    path("log.json", take_away.log_json, name="log_json"),
    path("evidence.zip", take_away.evidence_zip, name="evidence_zip"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("how/", home.how, name="how"),
    path("leave/", home.leave, name="leave"),
    path("offers/new/", offers.new, name="new"),
    path("offers/<uuid:offer>/", include(one_offer)),
    path("account/", home.account, name="account"),
    path("account/export.zip", take_away.account_export, name="account_export"),
    path("account/restore/", take_away.account_restore, name="account_restore"),
    path("account/erase/", take_away.account_erase, name="account_erase"),
    path("account/", include("allauth.account.urls")),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
